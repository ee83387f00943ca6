import { changeCommits } from './commits';
import { LinkedJourney } from './linkedJourney';
import { correlatedRecords, correlationsOf } from './records';
import { Subjects } from './subjects';

/** Journeys of what records belong to. */
interface Places {
  ofTicket: (key: string) => Iterable<LinkedJourney>;
  ofChange: (node: string) => Iterable<LinkedJourney>;
}

/**
 * The journeys that each known record attaches to.
 *
 * @remarks
 * By what the record itself says, by tickets that link it, by changes and
 * commits that name it; then the records that belong to such a record, a task
 * of a request for instance. One step further only: a store looks no further,
 * and a chain of records would weld what a release train welds.
 */
export function recordJourneys(
  subjects: Subjects,
  places: Places,
): Map<string, Set<LinkedJourney>> {
  const direct = new Map<string, Set<LinkedJourney>>();
  const attach = (key: string, journeys: Iterable<LinkedJourney>) => {
    if (subjects.tickets.has(key)) {
      const known = direct.get(key) ?? new Set();
      for (const journey of journeys) {
        known.add(journey);
      }
      direct.set(key, known);
    }
  };
  for (const { key, links } of subjects.tickets.values()) {
    for (const other of correlationsOf(key, links)) {
      attach(key, places.ofTicket(other));
    }
    for (const record of correlatedRecords(links)) {
      attach(record, places.ofTicket(key));
    }
  }
  const commits = changeCommits(subjects);
  for (const { node, records } of subjects.changes.values()) {
    const named = new Set(records);
    for (const sha of commits.get(node) ?? []) {
      subjects.commits.get(sha)?.records?.forEach(key => named.add(key));
    }
    named.forEach(key => attach(key, places.ofChange(node)));
  }
  return withTheirTasks(subjects, direct);
}

function withTheirTasks(
  subjects: Subjects,
  direct: ReadonlyMap<string, Set<LinkedJourney>>,
): Map<string, Set<LinkedJourney>> {
  const all = new Map([...direct].map(([key, of]) => [key, new Set(of)]));
  for (const { key, links } of subjects.tickets.values()) {
    for (const record of correlationsOf(key, links)) {
      const further = direct.get(record);
      if (further?.size) {
        const known = all.get(key) ?? new Set();
        further.forEach(journey => known.add(journey));
        all.set(key, known);
      }
    }
  }
  return all;
}
