import { Knex } from 'knex';
import { ScopeType } from '../EntityStore';
import { insertRows, number, query, rowsAs } from '../rows';

/** That an entity is in a scope. */
export interface ScopeRow {
  entityId: number;
  type: ScopeType;
  scopeId: number;
}

/** A membership that began or ended, and the first day that it changes. */
export interface ScopeChange extends ScopeRow {
  fromDay: number;
}

const columns = {
  entity_id: 'integer',
  scope_type: 'text',
  scope_id: 'integer',
  from_day: 'integer',
  to_day: 'integer',
} as const;

const keyOf = ({ entityId, type, scopeId }: ScopeRow) =>
  `${entityId} ${type} ${scopeId}`;

/**
 * Writes which scopes entities are in now, keeping what was before.
 *
 * @remarks
 * The first membership of its type counts from ever: the catalog learns a
 * component before its system, and nobody means that it had none till then.
 * Later changes count from today.
 */
export async function syncScopes(
  knex: Knex,
  wanted: readonly ScopeRow[],
  today: number,
): Promise<ScopeChange[]> {
  const rows = await knex('entity_scope').select('*');
  const current = rows
    .filter(row => row.to_day === null)
    .map(row => ({
      entityId: number(row.entity_id),
      type: row.scope_type as ScopeType,
      scopeId: number(row.scope_id),
      fromDay: number(row.from_day),
    }));
  const typed = new Set(rows.map(row => `${row.entity_id} ${row.scope_type}`));
  const held = new Set(current.map(keyOf));
  const kept = new Set(wanted.map(keyOf));
  const ended = current.filter(row => !kept.has(keyOf(row)));
  const begun = wanted
    .filter(row => !held.has(keyOf(row)))
    .map(row => ({
      ...row,
      fromDay: typed.has(`${row.entityId} ${row.type}`) ? today : 0,
    }));
  await endScopes(knex, ended, today);
  await insertRows(knex, 'entity_scope', columns, begun.map(rowOf), {
    tail: `on conflict (entity_id, scope_type, scope_id, from_day)
      do update set to_day = null`,
  });
  return [...ended.map(row => ({ ...row, fromDay: today })), ...begun];
}

async function endScopes(
  knex: Knex,
  ended: readonly ScopeChange[],
  today: number,
): Promise<void> {
  await query(
    knex,
    `update entity_scope set to_day = ${today} from ? as r
      where entity_scope.entity_id = r.entity_id
        and entity_scope.scope_type = r.scope_type
        and entity_scope.scope_id = r.scope_id and entity_scope.to_day is null`,
    [rowsAs(knex, columns, ended.map(rowOf))],
  );
}

function rowOf(row: ScopeChange) {
  return {
    entity_id: row.entityId,
    scope_type: row.type,
    scope_id: row.scopeId,
    from_day: row.fromDay,
  };
}
