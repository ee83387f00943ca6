import { Knex } from 'knex';
import { FigureFrame } from '../FigureScope';
import { StoredSpell } from '../GateStore';
import { number, optionalNumber } from '../rows';
import { inScope } from '../scopeFilter';

const MOST = 200_000;

/**
 * Spells that touch a window; abandoned ones are in no distribution.
 *
 * Entities and systems: the spells of their journeys, some thousand. The
 * organisation has sketches; here `limit` stops the scan.
 */
export async function gateSpells(
  knex: Knex,
  frame: FigureFrame & { gate?: string; limit?: number },
): Promise<StoredSpell[]> {
  const { scope, window, gate, limit = MOST } = frame;
  const spells = knex('spell as s')
    .where('s.opened_ms', '<', window.until)
    .whereRaw('(s.ended_ms is null or s.ended_ms >= ?)', [window.since])
    .whereNull('s.abandoned_ms')
    .select('s.gate', 's.segment', 's.opened_ms', 's.ended_ms', 's.working_ms')
    .limit(limit);
  if (gate !== undefined) {
    spells.where('s.gate', gate);
  }
  const rows: Array<Record<string, any>> = await inScope(spells, scope, {
    journey: 's.journey_id',
    ended: 's.ended_ms',
    today: window.until,
  });
  return rows.map(row => ({
    gate: row.gate,
    segment: row.segment,
    opened: number(row.opened_ms),
    ended: optionalNumber(row.ended_ms),
    working: optionalNumber(row.working_ms),
  }));
}
