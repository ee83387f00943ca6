import { Knex } from 'knex';
import { FigureFrame } from '../FigureScope';
import { GateCount, GateMeasure } from '../GateStore';
import { number } from '../rows';
import { inScope } from '../scopeFilter';
import { caughtJourneys, isLastDecision } from './lastDecision';

type Query = FigureFrame & { gate?: string };

const abandoned: Record<string, GateMeasure> = {
  queue: 'abandonedQueue',
  processing: 'abandonedProcessing',
  return: 'abandonedReturn',
  total: 'abandonedTotal',
};

/** Counts of a window by gate: four index ranges over its rounds. */
export async function gateCounts(
  knex: Knex,
  query: Query,
): Promise<GateCount[]> {
  return [
    ...(await askedCounts(knex, query, 'passage', 'passages')),
    ...(await askedCounts(knex, query, 'round', 'asked')),
    ...(await decidedCounts(knex, query)),
    ...(await abandonedCounts(knex, query)),
    ...(await initiativeCounts(knex, query)),
  ].filter(count => count.n > 0);
}

/** Rows of a table as `t`, whose instant lies in the window, by gate. */
function inWindow(
  knex: Knex,
  { scope, window, gate }: Query,
  table: string,
  instant: string,
): Knex.QueryBuilder {
  const rows = knex(`${table} as t`)
    .where(`t.${instant}`, '>=', window.since)
    .where(`t.${instant}`, '<', window.until)
    .select('t.gate')
    .groupBy('t.gate');
  if (gate !== undefined) {
    rows.where('t.gate', gate);
  }
  return inScope(rows, scope, {
    journey: 't.journey_id',
    ended: `t.${instant}`,
    today: window.until,
  });
}

async function askedCounts(
  knex: Knex,
  query: Query,
  table: 'passage' | 'round',
  measure: GateMeasure,
): Promise<GateCount[]> {
  const rows = await inWindow(knex, query, table, 'asked_ms').count({ n: '*' });
  return rows.map((row: any) => ({
    gate: row.gate,
    measure,
    n: number(row.n),
  }));
}

async function decidedCounts(knex: Knex, query: Query): Promise<GateCount[]> {
  const sum = (condition: string) =>
    knex.raw(`sum(case when ${condition} then 1 else 0 end)`);
  const rows = await inWindow(knex, query, 'round', 'decided_ms')
    .groupBy('t.decision')
    .select('t.decision', {
      n: knex.raw('count(*)'),
      caught: sum('t.caught'),
      stamped: sum('t.rubber_stamp'),
      unknown: sum('t.rubber_stamp is null'),
    });
  return rows.flatMap((row: any): GateCount[] => {
    const of = (measure: GateMeasure, n: unknown) => ({
      gate: row.gate,
      measure,
      n: number(n),
    });
    return [
      ...(row.decision === null ? [] : [of(row.decision, row.n)]),
      of('caught', row.caught),
      of('rubberStamp', row.stamped),
      of('rubberStampUnknown', row.unknown),
    ];
  });
}

async function abandonedCounts(knex: Knex, query: Query): Promise<GateCount[]> {
  const rows = await inWindow(knex, query, 'spell', 'abandoned_ms')
    .groupBy('t.segment')
    .select('t.segment')
    .count({ n: '*' });
  return rows.map((row: any) => ({
    gate: row.gate,
    measure: abandoned[row.segment],
    n: number(row.n),
  }));
}

/** Last decisions of journeys at a gate, within the window. */
function lastDecisions(knex: Knex, query: Query): Knex.QueryBuilder {
  return inWindow(knex, query, 'round', 'decided_ms').whereRaw(isLastDecision);
}

async function initiativeCounts(
  knex: Knex,
  query: Query,
): Promise<GateCount[]> {
  const rows = await lastDecisions(knex, query).select({
    decided: knex.raw('count(distinct t.journey_id)'),
    caught: knex.raw(caughtJourneys),
  });
  return rows.flatMap((row: any): GateCount[] => [
    { gate: row.gate, measure: 'decidedInitiatives', n: number(row.decided) },
    { gate: row.gate, measure: 'caughtInitiatives', n: number(row.caught) },
  ]);
}
