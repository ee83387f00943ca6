import {
  AnyFact,
  DeliveredChange,
  DeliveredChanges,
  Journey,
  changeCommits,
  changeTimes,
  compareFacts,
  dedupeFacts,
  foldJourney,
  linkSubjects,
} from '@delivery-stack/flow';
import { Gathered } from './gathered';

/** The journeys of all tickets and changes, one at a time. */
export function* foldedJourneys(gathered: Gathered): Generator<Journey> {
  const { facts: spool, subjects, decisions, options } = gathered;
  const { rules } = options;
  const journeys = linkSubjects(subjects, rules);
  // Taken off the list, so that what is folded can be forgotten.
  for (let journey = journeys.pop(); journey; journey = journeys.pop()) {
    const nodes = [...journey.joined, ...journey.attached];
    const facts = nodes.flatMap(node => spool.of<AnyFact>(node));
    yield foldJourney({ journey, facts: decisions.apply(facts), rules });
  }
}

/** Every change with when it reached production: each once, in any journey. */
export function* deliveredChanges(
  { facts: spool, subjects }: Gathered,
  delivered: DeliveredChanges,
): Generator<DeliveredChange> {
  const commits = changeCommits(subjects);
  for (const { node } of subjects.changes.values()) {
    const { facts } = dedupeFacts(spool.of<AnyFact>(node));
    const own = facts.filter(fact => fact.type.startsWith('change.'));
    const authored = (commits.get(node) ?? []).flatMap(sha =>
      spool.of<AnyFact>(`commit:${sha}`),
    );
    if (own.length > 0) {
      const times = changeTimes(own.sort(compareFacts), authored);
      yield delivered.of(own[0].source, times);
    }
  }
}
