import { Knex } from 'knex';
import { FigureFrame } from '../../database/FigureScope';
import { Segment } from '../../database/GateStore';
import { AbandonedCounts } from '../GateDistributions';
import { inScope } from './scopeFilter';

const columns = { journey: 'j.id', ended: 'j.to_ms' };

/**
 * What was still at a gate when its journey closed, by gate and segment.
 *
 * Grows with the rounds of the journeys closed in the window: those without a
 * decision, or without a return from rework, are few among them.
 */
export async function abandonedSegments(
  knex: Knex,
  frame: FigureFrame & { asOf: number },
): Promise<AbandonedCounts> {
  const { scope, window, asOf } = frame;
  const closed = (query: Knex.QueryBuilder) =>
    inScope(
      query
        .where('j.to_ms', '>=', window.since)
        .where('j.to_ms', '<', window.until),
      { scope, columns, asOf },
    );
  const rounds = closed(
    knex('round as r')
      .join('journey as j', 'j.id', 'r.journey_id')
      .where(stuck =>
        stuck
          .whereNull('r.decided_ms')
          .orWhere(rework =>
            rework.whereNotNull('r.returned_ms').whereNull('r.resumed_ms'),
          ),
      ),
  )
    .select(
      'r.gate as gate',
      knex.raw(
        `case when r.decided_ms is not null then 'return'
              when r.started_ms is not null then 'processing'
              else 'queue' end as segment`,
      ),
    )
    .count({ n: '*' })
    .groupBy(1, 2);
  const passages = closed(
    knex('passage as p')
      .join('journey as j', 'j.id', 'p.journey_id')
      .where('p.state', 'abandoned'),
  )
    .select('p.gate as gate', knex.raw(`'total' as segment`))
    .count({ n: '*' })
    .groupBy('p.gate');

  const counts: AbandonedCounts = new Map();
  for (const row of [...(await rounds), ...(await passages)]) {
    const ofGate = counts.get(row.gate) ?? {};
    ofGate[row.segment as Segment] = Number(row.n);
    counts.set(row.gate, ofGate);
  }
  return counts;
}
