import { Knex } from 'knex';
import { insertRows, number } from '../rows';
import { SourceRunTally } from '../SourceRunStore';

/** Different reasons that are kept of a source: a reason may quote the payload. */
const MOST_REASONS = 200;
const REASON_LENGTH = 500;

/** What further reasons are counted under. */
const OTHERS = 'other reasons';

/** Adds to the tally of a source that is known. */
export async function countTally(
  knex: Knex,
  sourceId: string,
  tally: SourceRunTally,
): Promise<void> {
  await knex('source_run')
    .where({ source_id: sourceId })
    .update(
      Object.fromEntries(
        Object.entries(tally).map(([column, count]) => [
          column,
          knex.raw('?? + ?', [column, count]),
        ]),
      ),
    );
}

/** Adds to the reasons of a source; at most 200 of them are kept apart. */
export async function countReasons(
  knex: Knex,
  sourceId: string,
  { reasons, now }: { reasons: readonly string[]; now: number },
): Promise<void> {
  if (reasons.length === 0) {
    return;
  }
  const known = await knex('source_rejection')
    .where({ source_id: sourceId })
    .select('reason');
  const kept = new Set(known.map(({ reason }) => reason));
  const counts = new Map<string, number>();
  for (const given of reasons) {
    const text = given.replaceAll('\u0000', '\ufffd').slice(0, REASON_LENGTH);
    const reason = kept.has(text) || kept.size < MOST_REASONS ? text : OTHERS;
    kept.add(reason);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  await insertRows(
    knex,
    'source_rejection',
    { source_id: 'text', reason: 'text', count: 'bigint', last_ms: 'bigint' },
    [...counts.keys()].sort().map(reason => ({
      source_id: sourceId,
      reason,
      count: counts.get(reason),
      last_ms: now,
    })),
    {
      tail: `on conflict (source_id, reason) do update
        set count = source_rejection.count + excluded.count, last_ms = excluded.last_ms`,
    },
  );
}

/** The most frequent reasons of every source, and how many wishes are open. */
export async function countsOfSources(knex: Knex): Promise<{
  reasons: Map<string, Array<{ reason: string; count: number }>>;
  wishes: Map<string, number>;
}> {
  const rejections = await knex('source_rejection')
    .orderBy([{ column: 'count', order: 'desc' }, 'reason'])
    .select('source_id', 'reason', 'count');
  const reasons = new Map<string, Array<{ reason: string; count: number }>>();
  for (const { source_id: id, reason, count } of rejections) {
    const list = reasons.get(id) ?? [];
    list.push({ reason, count: number(count) });
    reasons.set(id, list);
  }
  const open = await knex('source_wish')
    .groupBy('source_id')
    .select('source_id')
    .count({ n: '*' });
  return {
    reasons,
    wishes: new Map(open.map((row: any) => [row.source_id, number(row.n)])),
  };
}
