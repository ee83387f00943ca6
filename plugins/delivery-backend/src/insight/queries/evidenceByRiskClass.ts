import { Knex } from 'knex';
import { FigureFrame } from '../../database/FigureScope';
import {
  caughtJourneys,
  isLastDecision,
} from '../../database/gates/lastDecision';
import { inScope } from '../../database/scopeFilter';
import { manyValues } from './manyValues';

/** What a gate decided, caught and made wait in a window, for one risk class. */
export interface RiskClassEvidence {
  gate: string;
  riskClass: string;
  /** Initiatives, by their last decision at the gate. */
  decided: number;
  caught: number;
  /** Milliseconds of queue and processing that ended in the window. */
  waited: number;
}

interface Query extends FigureFrame {
  gates: readonly string[];
}

/**
 * What some gates decided, caught and made wait, by risk class; only subjects
 * that have one, and only classes with a decision.
 *
 * One statement for all gates. It reads the rounds decided and the stays ended
 * in the window at these gates, each with its passage by primary key, and gives
 * gates × risk classes rows. Risk classes have no sketches: for the
 * organisation and for domains this is the part of the ledger that grows with
 * the rounds of the window. Leave out gates that nobody judges, runner queues
 * above all, which have most of the stays.
 */
export async function evidenceByRiskClass(
  knex: Knex,
  query: Query,
): Promise<RiskClassEvidence[]> {
  if (query.gates.length === 0) {
    return [];
  }
  const rows = await knex
    .select('e.gate as gate', 'e.risk_class as riskClass')
    .sum({ decided: 'e.decided', caught: 'e.caught', waited: 'e.waited' })
    .from(knex.unionAll([decided(knex, query), waited(knex, query)]).as('e'))
    .groupBy('e.gate', 'e.risk_class')
    .havingRaw('sum(e.decided) > 0')
    .orderBy(['e.gate', 'e.risk_class']);
  return rows.map((row: any) => ({
    gate: row.gate,
    riskClass: row.riskClass,
    decided: Number(row.decided),
    caught: Number(row.caught),
    waited: Number(row.waited),
  }));
}

/** Initiatives whose last decision at a gate lies in the window. */
function decided(knex: Knex, query: Query): Knex.QueryBuilder {
  return byRiskClass(knex, query, { table: 'round', instant: 'decided_ms' })
    .whereRaw(isLastDecision)
    .select({
      decided: knex.raw('count(distinct t.journey_id)'),
      caught: knex.raw(caughtJourneys),
      waited: knex.raw('0'),
    });
}

/** Time in queue and processing, of stays that ended in the window. */
function waited(knex: Knex, query: Query): Knex.QueryBuilder {
  return byRiskClass(knex, query, { table: 'spell', instant: 'ended_ms' })
    .whereIn('t.segment', ['queue', 'processing'])
    .select({
      decided: knex.raw('0'),
      caught: knex.raw('0'),
      waited: knex.raw('sum(t.ended_ms - t.opened_ms)'),
    });
}

/** Rows of a table as `t` within the window, by gate and risk class. */
function byRiskClass(
  knex: Knex,
  { scope, window, gates }: Query,
  { table, instant }: { table: 'round' | 'spell'; instant: string },
): Knex.QueryBuilder {
  const rows = knex(`${table} as t`)
    .join('passage as p', join =>
      join.on('p.journey_id', 't.journey_id').andOn('p.passage', 't.passage'),
    )
    .where(`t.${instant}`, '>=', window.since)
    .where(`t.${instant}`, '<', window.until)
    .whereIn('t.gate', manyValues(knex, gates, 'text') as any)
    .whereNotNull('p.risk_class')
    .groupBy('t.gate', 'p.risk_class')
    .select('t.gate as gate', 'p.risk_class as risk_class');
  return inScope(rows, scope, {
    journey: 't.journey_id',
    ended: `t.${instant}`,
    today: window.until,
  });
}
