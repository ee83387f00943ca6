import { Knex } from 'knex';
import { ScopeType } from '../EntityStore';
import { FigureScope } from '../FigureScope';
import { WaitingRound } from '../GateStore';
import { number, optional, query } from '../rows';
import { inScope } from '../scopeFilter';

/** What waits: a partial index holds nothing else. */
function open(
  knex: Knex,
  { scope, gate }: { scope: FigureScope; gate?: string },
): Knex.QueryBuilder {
  const spells = knex('spell as s')
    .whereNull('s.ended_ms')
    .whereNull('s.abandoned_ms')
    .whereNot('s.segment', 'total');
  if (gate !== undefined) {
    spells.where('s.gate', gate);
  }
  return inScope(spells, scope, {
    journey: 's.journey_id',
    ended: 's.ended_ms',
    // Open items belong to whoever owns them now: later than any change
    today: Number.MAX_SAFE_INTEGER,
  });
}

/** Open rounds and returns, the oldest first. Grows with what waits. */
export async function waitingRounds(
  knex: Knex,
  options: { scope: FigureScope; gate?: string; limit: number },
): Promise<WaitingRound[]> {
  const rows: Array<Record<string, any>> = await open(knex, options)
    .join('journey as j', 'j.id', 's.journey_id')
    .join('passage as p', join =>
      join.on('p.journey_id', 's.journey_id').on('p.passage', 's.passage'),
    )
    .orderBy(['s.opened_ms', 's.journey_id', 's.passage'])
    .limit(options.limit)
    .select(
      's.journey_id',
      's.gate',
      's.segment',
      's.opened_ms',
      'j.root_key',
      'j.title',
      'j.url',
      'p.function',
      'p.subject',
    );
  return rows.map(row => ({
    journeyId: number(row.journey_id),
    rootKey: row.root_key,
    journeyTitle: optional(row.title),
    url: optional(row.url),
    gate: row.gate,
    function: row.function,
    subject: row.subject,
    phase: row.segment,
    since: number(row.opened_ms),
  }));
}

/** How many wait at each gate. Grows with what waits. */
export async function waitingCounts(
  knex: Knex,
  options: { scope: FigureScope },
): Promise<
  Array<{
    gate: string;
    phase: WaitingRound['phase'];
    n: number;
    oldest: number;
  }>
> {
  const rows: Array<Record<string, any>> = await open(knex, options)
    .groupBy('s.gate', 's.segment')
    .orderBy(['s.gate', 's.segment'])
    .select('s.gate', 's.segment')
    .count({ n: '*' })
    .min({ oldest: 's.opened_ms' });
  return rows.map(row => ({
    gate: row.gate,
    phase: row.segment,
    n: number(row.n),
    oldest: number(row.oldest),
  }));
}

/** How many wait in every system, domain or owner now. Grows with what waits. */
export async function memberWaiting(
  knex: Knex,
  by: ScopeType,
): Promise<Array<{ scopeId: number; n: number }>> {
  const rows = await query<{ scope_id: number; n: number }>(
    knex,
    `select scope_id, count(*) as n from (
      select distinct es.scope_id, s.journey_id, s.passage, s.ordinal, s.segment
      from spell s
      join journey_entity je on je.journey_id = s.journey_id
      join entity_scope es on es.entity_id = je.entity_id
      where s.ended_ms is null and s.abandoned_ms is null
        and s.segment <> 'total' and es.scope_type = ? and es.to_day is null
    ) as waiting group by scope_id`,
    [by],
  );
  return rows.map(row => ({ scopeId: number(row.scope_id), n: number(row.n) }));
}
