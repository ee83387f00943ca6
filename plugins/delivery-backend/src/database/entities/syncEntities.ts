import { Knex } from 'knex';
import { MappedEntity } from '../../entities/mappedEntity';
import { insertRows, number, query, rowsAs } from '../rows';

/**
 * Writes the entities of the catalog; those that left it are kept as gone.
 *
 * @returns Ids by ref, of entities that are in the catalog.
 */
export async function syncEntities(
  knex: Knex,
  entities: readonly MappedEntity[],
  now: number,
): Promise<Map<string, number>> {
  const rows = await insertRows<{ id: number; ref: string }>(
    knex,
    'entity',
    { ref: 'text', kind: 'text', title: 'text' },
    entities,
    {
      tail: `on conflict (ref) do update set kind = excluded.kind,
        title = excluded.title, gone_ms = null returning id, ref`,
    },
  );
  const ids = new Map(rows.map(row => [row.ref, number(row.id)]));
  await query(
    knex,
    `update entity set gone_ms = ? where gone_ms is null
      and id not in (select id from ? as r)`,
    [now, rowsAs(knex, { id: 'integer' }, rows)],
  );
  return ids;
}

/**
 * Writes who has which subject.
 *
 * @returns Subjects that have another owner than before.
 */
export async function syncSubjects(
  knex: Knex,
  entities: readonly MappedEntity[],
  ids: ReadonlyMap<string, number>,
): Promise<Set<string>> {
  const keyOf = (row: { subject: string; entity_id: number }) =>
    `${row.entity_id} ${row.subject}`;
  const before: Array<{ subject: string; entity_id: number }> = await knex(
    'entity_subject',
  ).select('subject', 'entity_id');
  const after = entities.flatMap(({ ref, subjects }) =>
    subjects.map(subject => ({ subject, entity_id: ids.get(ref)! })),
  );
  const known = new Set(before.map(keyOf));
  const wanted = new Set(after.map(keyOf));
  const gone = before.filter(row => !wanted.has(keyOf(row)));
  const come = after.filter(row => !known.has(keyOf(row)));
  const columns = { subject: 'text', entity_id: 'integer' } as const;
  await query(
    knex,
    `delete from entity_subject where exists (select 1 from ? as r
      where r.subject = entity_subject.subject and r.entity_id = entity_subject.entity_id)`,
    [rowsAs(knex, columns, gone)],
  );
  await insertRows(knex, 'entity_subject', columns, come);
  return new Set([...gone, ...come].map(row => row.subject));
}
