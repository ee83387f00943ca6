import { Knex } from 'knex';
import { FigureFrame } from '../FigureScope';
import { inScope, ScopedColumns } from '../scopeFilter';

/** Narrows `journey as j` to those that closed in the window. */
export function closedIn(
  journeys: Knex.QueryBuilder,
  { scope, window }: FigureFrame,
): Knex.QueryBuilder {
  const { since, until } = window;
  journeys.where('j.to_ms', '>=', since).where('j.to_ms', '<', until);
  return inScope(journeys, scope, columnsAt(until));
}

/** Narrows `journey as j` to those that were open when the window ended. */
export function openAtEnd(
  journeys: Knex.QueryBuilder,
  { scope, window }: FigureFrame,
): Knex.QueryBuilder {
  const { until } = window;
  journeys
    .where('j.from_ms', '<', until)
    .whereRaw('(j.to_ms is null or j.to_ms >= ?)', [until]);
  return inScope(journeys, scope, columnsAt(until));
}

function columnsAt(today: number): ScopedColumns {
  return { journey: 'j.id', ended: 'j.to_ms', today };
}
