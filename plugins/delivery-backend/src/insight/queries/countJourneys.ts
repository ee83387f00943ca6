import { Knex } from 'knex';
import { JourneyListQuery } from '../../database/JourneyStore';
import { isPostgres } from '../../database/rows';
import { manyValues } from './manyValues';
import { inScope, inWindow } from './scopeFilter';

/** What is counted: the filter of a list, and the entities it may name. */
export type JourneyCountQuery = Pick<
  JourneyListQuery,
  'scope' | 'window' | 'status' | 'gate' | 'search' | 'asOf'
> & { involving: readonly string[] };

/**
 * How many journeys of a list involve one of some entities.
 *
 * Grows with the journeys of the scope in the window.
 */
export async function countJourneys(
  knex: Knex,
  query: JourneyCountQuery,
): Promise<number> {
  const { scope, window, status, gate, search, asOf, involving } = query;
  const rows = inWindow(knex('journey as j'), window, status).whereExists(
    function named() {
      this.select(1)
        .from('journey_entity as named')
        .join('entity as e', 'e.id', 'named.entity_id')
        .whereColumn('named.journey_id', 'j.id')
        .whereIn('e.ref', manyValues(knex, involving, 'text') as any);
    },
  );
  inScope(rows, {
    scope,
    columns: { journey: 'j.id', ended: 'j.to_ms' },
    asOf,
  });
  if (gate !== undefined) {
    rows.whereExists(function through() {
      this.select(1)
        .from('passage as p')
        .whereColumn('p.journey_id', 'j.id')
        .where('p.gate', gate);
    });
  }
  if (search !== undefined) {
    const like = isPostgres(knex) ? 'ilike' : 'like';
    const text = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    rows.where(either =>
      either
        .whereRaw(`j.title ${like} ? escape '\\'`, [text])
        .orWhereRaw(`j.root_key ${like} ? escape '\\'`, [text]),
    );
  }
  const [{ n }] = await rows.count({ n: '*' });
  return Number(n);
}
