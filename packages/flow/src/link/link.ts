import { Rules } from '../config/rules';
import { AnyFact } from '../events/fact';
import { dedupeFacts } from '../events/factOrder';
import { LinkedJourney } from './linkedJourney';
import { Linker } from './linker';
import { Subjects } from './subjects';

/**
 * All journeys of a set of facts: which subjects join, which attach.
 *
 * @remarks
 * A pure function of the set. Tickets join their root; changes join the one
 * journey whose tickets they name, attach to several, or are a journey of
 * their own; runs and deployments attach to every journey whose changes they
 * ran for or brought to production.
 *
 * @public
 */
export function link(facts: Iterable<AnyFact>, rules: Rules): LinkedJourney[] {
  const subjects = new Subjects();
  for (const fact of dedupeFacts(facts).facts) {
    subjects.add(fact);
  }
  return linkSubjects(subjects, rules);
}

/** {@link link}, for subjects that were collected while streaming. @public */
export function linkSubjects(
  subjects: Subjects,
  rules: Rules,
): LinkedJourney[] {
  const linker = new Linker(subjects, rules);
  linker.tickets();
  linker.changes();
  linker.runs();
  linker.deployments();
  linker.records();
  linker.incidents();
  return [...linker.journeys.values()].sort((one, other) =>
    one.id < other.id ? -1 : 1,
  );
}
