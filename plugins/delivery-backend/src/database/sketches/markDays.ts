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

/** Domains that entities are, or ever were, in, by entity. */
export async function domainsOf(
  knex: Knex,
  entityIds: readonly number[],
): Promise<Map<number, number[]>> {
  const domains = new Map<number, number[]>();
  if (entityIds.length === 0) {
    return domains;
  }
  const rows = await query<{ entity_id: number; scope_id: number }>(
    knex,
    `select distinct s.entity_id, s.scope_id from ? as r
      join entity_scope s on s.entity_id = r.id where s.scope_type = 'domain'`,
    [
      rowsAs(
        knex,
        { id: 'integer' },
        entityIds.map(id => ({ id })),
      ),
    ],
  );
  for (const row of rows) {
    const id = number(row.entity_id);
    domains.set(id, [...(domains.get(id) ?? []), number(row.scope_id)]);
  }
  return domains;
}
