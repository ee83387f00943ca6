import { Knex } from 'knex';
import { manyValues } from './manyValues';

/**
 * Those of some journeys that involve one of some entities.
 *
 * One index look-up per journey, and a hash of the refs.
 */
export async function journeysInvolving(
  knex: Knex,
  journeyIds: readonly number[],
  entityRefs: readonly string[],
): Promise<Set<number>> {
  const rows = await knex('journey_entity as je')
    .join('entity as e', 'e.id', 'je.entity_id')
    .whereIn('je.journey_id', manyValues(knex, journeyIds, 'bigint') as any)
    .whereIn('e.ref', manyValues(knex, entityRefs, 'text') as any)
    .distinct('je.journey_id as id');
  return new Set(rows.map(row => Number(row.id)));
}
