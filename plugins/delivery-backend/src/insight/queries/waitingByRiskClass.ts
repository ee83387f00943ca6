import { Knex } from 'knex';
import { FigureFrame } from '../../database/FigureScope';
import { inScope } from '../../database/scopeFilter';

/**
 * Milliseconds of queue and processing that ended in the window at one gate,
 * by risk class.
 *
 * Grows with the gate's stays in the window; asked for one gate at a time.
 */
export async function waitingByRiskClass(
  knex: Knex,
  frame: FigureFrame & { gate: string },
): Promise<Map<string, number>> {
  const { scope, window, gate } = frame;
  const rows = await inScope(
    knex('spell as s')
      .join('passage as p', join =>
        join.on('p.journey_id', 's.journey_id').andOn('p.passage', 's.passage'),
      )
      .where('s.gate', gate)
      .whereIn('s.segment', ['queue', 'processing'])
      .where('s.ended_ms', '>=', window.since)
      .where('s.ended_ms', '<', window.until)
      .whereNotNull('p.risk_class'),
    scope,
    { journey: 's.journey_id', ended: 's.ended_ms', today: window.until },
  )
    .select('p.risk_class as riskClass')
    .sum({ ms: knex.raw('s.ended_ms - s.opened_ms') as any })
    .groupBy('p.risk_class');
  return new Map(rows.map((row: any) => [row.riskClass, Number(row.ms)]));
}
