import { Knex } from 'knex';
import { number, optional, optionalNumber } from '../rows';
import { LastingProblem, SourceRun } from '../SourceRunStore';
import { countsOfSources } from './counts';

const MOST_REASONS_SHOWN = 20;

/** Problems as they were written; none where there are none. */
export function problemsOf(text: string | null | undefined): LastingProblem[] {
  return text ? JSON.parse(text) : [];
}

/** Every source with its counts: as many rows as there are sources, and their reasons. */
export async function listRuns(knex: Knex): Promise<SourceRun[]> {
  const rows = await knex('source_run').orderBy('source_id');
  const { reasons, wishes } = await countsOfSources(knex);
  return rows.map(row => ({
    sourceId: row.source_id,
    status: row.status,
    startedAt: optionalNumber(row.started_ms),
    succeededAt: optionalNumber(row.succeeded_ms),
    nextAt: optionalNumber(row.next_ms),
    progress: optional(row.progress && JSON.parse(row.progress)),
    problems: problemsOf(row.problems),
    tally: {
      accepted: number(row.accepted),
      duplicate: number(row.duplicate),
      conflicting: number(row.conflicting),
      rejected: number(row.rejected),
      ignored: number(row.ignored),
    },
    rejections: (reasons.get(row.source_id) ?? []).slice(0, MOST_REASONS_SHOWN),
    webhooks: {
      received: number(row.webhooks),
      refused: number(row.refused),
      lastAt: optionalNumber(row.webhook_ms),
    },
    wishes: wishes.get(row.source_id) ?? 0,
  }));
}
