import {
  AnyFact,
  DeliveredChange,
  DeliveredChanges,
  Journey,
  Rules,
  Subjects,
  changeTimes,
  compareFacts,
  dedupeFacts,
  changeCommits,
  foldJourney,
  linkSubjects,
} from '@delivery-stack/flow';
import { Spool } from '../spool/spool';
import { DecisionLog } from './decisionLog';

/** The journeys of all tickets and changes, one at a time. */
export function* foldedJourneys(
  spool: Spool,
  subjects: Subjects,
  rules: Rules,
  decisions: DecisionLog,
): Generator<Journey> {
  for (const journey of linkSubjects(subjects, rules)) {
    const nodes = [...journey.joined, ...journey.attached];
    const facts = nodes.flatMap(node => spool.of<AnyFact>(node));
    yield foldJourney({ journey, facts: decisions.apply(facts), rules });
  }
}

/** Every change with when it reached production: each once, in any journey. */
export function* deliveredChanges(
  spool: Spool,
  subjects: Subjects,
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
