import { Knex } from 'knex';

/**
 * Refs of all entities that journeys of a group's members involve.
 *
 * Grows with the journeys of the group: three index look-ups each. A domain of
 * 500 components has some hundred thousand in a year; its members alone are
 * the answer for most.
 */
export async function involvedEntities(
  knex: Knex,
  scopeRef: string,
): Promise<string[]> {
  const rows = await knex('entity as e')
    .whereIn(
      'e.id',
      knex('journey_entity as other')
        .distinct('other.entity_id')
        .whereIn(
          'other.journey_id',
          knex('journey_entity as own')
            .select('own.journey_id')
            .whereIn(
              'own.entity_id',
              knex('entity_scope as es')
                .join('entity as scope', 'scope.id', 'es.scope_id')
                .where('scope.ref', scopeRef)
                .select('es.entity_id')
                .union(
                  knex('entity as self')
                    .where('self.ref', scopeRef)
                    .select('self.id'),
                ),
            ),
        ),
    )
    .select('e.ref as ref');
  return rows.map(row => row.ref);
}
