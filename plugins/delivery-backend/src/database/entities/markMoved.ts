import { Knex } from 'knex';
import { dayOf } from '../../projection/days';
import { markClusters } from '../clusters/markDirty';
import { subjectForms } from '../journeys/resolveEntities';
import { number, optionalNumber, query, rowsAs } from '../rows';
import { DayMark, markDays } from '../sketches/markDays';
import { ScopeChange } from './syncScopes';

/** Sketches of a domain reach back no further. */
const LONGEST = 800;

/**
 * Marks the clusters whose journeys have one of the subjects.
 *
 * Reads the distinct subjects of all journeys: some thousand.
 */
export async function markSubjects(
  knex: Knex,
  changed: ReadonlySet<string>,
  now: number,
): Promise<void> {
  if (changed.size === 0) {
    return;
  }
  const all: string[] = await knex('journey_scope')
    .distinct('subject')
    .pluck('subject');
  const affected = all.filter(subject =>
    subjectForms(subject).some(form => changed.has(form)),
  );
  const rows = await query<{ cluster_id: string }>(
    knex,
    `select distinct j.cluster_id from ? as r
      join journey_scope s on s.subject = r.subject
      join journey j on j.id = s.journey_id`,
    [
      rowsAs(
        knex,
        { subject: 'text' },
        affected.map(subject => ({ subject })),
      ),
    ],
  );
  await markClusters(
    knex,
    rows.map(row => number(row.cluster_id)),
    now,
  );
}

/** Marks the days of domains whose members changed. */
export async function markDomains(
  knex: Knex,
  changes: readonly ScopeChange[],
  now: number,
): Promise<void> {
  const today = dayOf(now);
  const first = new Map<number, number>();
  for (const { type, scopeId, entityId, fromDay } of changes) {
    if (type === 'domain') {
      const from = fromDay > 0 ? fromDay : await firstDayOf(knex, entityId);
      if (from !== undefined) {
        first.set(scopeId, Math.min(first.get(scopeId) ?? from, from));
      }
    }
  }
  const marks: DayMark[] = [];
  for (const [scopeId, from] of first) {
    for (let day = Math.max(from, today - LONGEST); day <= today; day += 1) {
      marks.push({ scopeId, kind: 'decided', day });
      marks.push({ scopeId, kind: 'open', day });
    }
  }
  await markDays(knex, marks);
}

async function firstDayOf(
  knex: Knex,
  entityId: number,
): Promise<number | undefined> {
  const [row] = await query<{ first: string }>(
    knex,
    `select min(s.opened_ms) as first from journey_entity je
      join spell s on s.journey_id = je.journey_id where je.entity_id = ?`,
    [entityId],
  );
  const opened = optionalNumber(row.first);
  return opened === undefined ? undefined : dayOf(opened);
}
