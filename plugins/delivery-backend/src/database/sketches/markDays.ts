import { Knex } from 'knex';
import { insertRows, number, query, rowsAs } from '../rows';

/** Days of scopes that are to be computed again. */
export interface DayMark {
  scopeId: number;
  kind: 'decided' | 'open';
  day: number;
}

/** Marks days. Append-only, so that projections never wait for each other. */
export async function markDays(
  knex: Knex,
  marks: readonly DayMark[],
): Promise<void> {
  await insertRows(
    knex,
    'dirty_day',
    { scope_id: 'integer', kind: 'text', day: 'integer' },
    marks.map(({ scopeId, kind, day }) => ({ scope_id: scopeId, kind, day })),
  );
}

/** Domains that entities are, or ever were, in. */
export async function domainsOf(
  knex: Knex,
  entityIds: readonly number[],
): Promise<Set<number>> {
  const rows = await query<{ scope_id: number }>(
    knex,
    `select distinct s.scope_id from ? as r
      join entity_scope s on s.entity_id = r.id where s.scope_type = 'domain'`,
    [
      rowsAs(
        knex,
        { id: 'integer' },
        entityIds.map(id => ({ id })),
      ),
    ],
  );
  return new Set(rows.map(row => number(row.scope_id)));
}
