import { Knex } from 'knex';
import { FigureFrame } from '../../database/FigureScope';
import { AnomalyTally } from '../../database/EventStore';
import { manyValues } from './manyValues';
import { inScope } from '../../database/scopeFilter';

/**
 * How often folds of a frame's journeys noticed something, the most frequent
 * first; the example is from a journey that may be named.
 *
 * Grows with the anomalies of the journeys in the window.
 */
export async function anomaliesInScope(
  knex: Knex,
  frame: FigureFrame & { involving?: readonly string[] },
): Promise<AnomalyTally[]> {
  const { scope, window, involving } = frame;
  const { since, until } = window;
  const rows = () =>
    inScope(
      knex('anomaly as a')
        .join('journey as j', 'j.id', 'a.journey_id')
        .where('j.from_ms', '<', until)
        .whereRaw('(j.to_ms is null or j.to_ms >= ?)', [since]),
      scope,
      { journey: 'j.id', ended: 'j.to_ms', today: until },
    );
  const counts = await rows()
    .select('a.code as code')
    .count({ n: '*' })
    .groupBy('a.code');
  const nameable = rows();
  if (involving) {
    nameable.whereExists(function named() {
      this.select(1)
        .from('journey_entity as named')
        .join('entity as e', 'e.id', 'named.entity_id')
        .whereRaw('named.journey_id = j.id')
        .whereIn('e.ref', manyValues(knex, involving, 'text') as any);
    });
  }
  const examples = await nameable
    .select('a.code as code')
    .min({ message: 'a.message' })
    .groupBy('a.code');
  const messages = new Map(
    examples.map((row: any) => [row.code, row.message as string]),
  );
  return counts
    .map((row: any) => ({
      code: row.code as string,
      count: Number(row.n),
      example: messages.get(row.code) ?? '',
    }))
    .sort(
      (left: AnomalyTally, right: AnomalyTally) =>
        right.count - left.count || (left.code < right.code ? -1 : 1),
    );
}
