import { Cell, TimeKind } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { manyValues } from './manyValues';

/**
 * Attributed time of some closed journeys.
 *
 * One range of the primary key per journey, some ten rows each.
 */
export async function cellsOfJourneys(
  knex: Knex,
  journeyIds: readonly number[],
): Promise<Map<number, Cell[]>> {
  const rows = await knex('journey_cell')
    .whereIn('journey_id', manyValues(knex, journeyIds, 'bigint') as any)
    .select('journey_id', 'span_kind', 'function', 'gate', 'ms');
  const byJourney = new Map<number, Cell[]>();
  for (const row of rows) {
    const id = Number(row.journey_id);
    const cells = byJourney.get(id) ?? [];
    cells.push({
      spanKind: row.span_kind as TimeKind,
      function: row.function || 'unaccounted',
      ...(row.gate && { gate: row.gate }),
      ms: Number(row.ms),
    });
    byJourney.set(id, cells);
  }
  return byJourney;
}
