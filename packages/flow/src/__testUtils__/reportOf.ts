import {
  FlowConfigInput,
  Rules,
  compileRules,
  flowConfigSchema,
} from '../config';
import { AnyFact, compareFacts, dedupeFacts } from '../events';
import { Journey, changeTimes, foldJourney } from '../fold';
import { Subjects, changeCommits, link, nodeOf } from '../link';
import { DeliveredChanges, DeliverySum, addDeployments } from '../measure';
import { JourneySum, Report, buildReport, elapsedEverywhere } from '../report';

/** Rules of a configuration as a person writes it. */
export const rulesOf = (config: FlowConfigInput = {}): Rules =>
  compileRules(flowConfigSchema.parse(config));

/** All journeys that some facts tell, by id. */
export function journeysOf(
  facts: readonly AnyFact[],
  rules: Rules,
): Map<string, Journey> {
  return new Map(
    link(facts, rules).map(journey => [
      journey.id,
      foldJourney({ journey, facts, rules }),
    ]),
  );
}

/** The sum of some journeys, up to an instant. */
export function sumOf(
  journeys: Iterable<Journey>,
  rules: Rules,
  asOf: number,
): JourneySum {
  const sum = new JourneySum({ asOf, rules, stopwatches: elapsedEverywhere });
  for (const journey of journeys) {
    sum.add(journey);
  }
  return sum;
}

/** The delivery performance that some facts tell, up to an instant. */
export function deliverySumOf(
  facts: readonly AnyFact[],
  rules: Rules,
  asOf: number,
): DeliverySum {
  const subjects = new Subjects();
  facts.forEach(fact => subjects.add(fact));
  const sum = addDeployments(new DeliverySum({ asOf }), subjects, rules);
  const delivered = new DeliveredChanges(subjects, rules);
  const commits = changeCommits(subjects);
  for (const { node } of subjects.changes.values()) {
    const own = facts.filter(
      fact => nodeOf(fact) === node && fact.type.startsWith('change.'),
    );
    const shas = new Set(commits.get(node));
    const authored = facts.filter(
      fact => fact.type === 'commit.authored' && shas.has(fact.data.sha),
    );
    const times = changeTimes([...own].sort(compareFacts), authored);
    sum.addChange(delivered.of(own[0].source, times));
  }
  return sum;
}

/** The whole report of some facts in any order and repetition. */
export function reportOf(given: readonly AnyFact[], rules: Rules): Report {
  const { facts } = dedupeFacts(given);
  const times = facts.map(({ time }) => time);
  const asOf = Math.max(...times);
  return buildReport({
    asOf,
    since: Math.min(...times),
    inputs: [],
    journeys: sumOf(journeysOf(facts, rules).values(), rules, asOf),
    delivery: deliverySumOf(facts, rules, asOf),
  });
}
