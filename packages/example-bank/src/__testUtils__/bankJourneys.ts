import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  AnyFact,
  compileRules,
  FlowConfig,
  flowConfigSchema,
  foldJourney,
  Journey,
  link,
  nodeOf,
  Rules,
} from '@delivery-stack/flow';
import { parse } from 'yaml';
import { bankFacts } from '../bankFacts';

/** The instant that most tests look from: it moves the record by no week. */
export const NOW = Date.UTC(2026, 10, 21, 10);

/** The bank's own configuration, as the backend and the command line read it. */
export function exampleConfig(): FlowConfig {
  const path = resolve(__dirname, '../../../../examples/delivery.yaml');
  return flowConfigSchema.parse(parse(readFileSync(path, 'utf8')));
}

/** Everything that the pure core makes of the record. */
export interface ToldBank {
  facts: AnyFact[];
  journeys: Journey[];
  rules: Rules;
}

/** The record through adapters, linking and folding. */
export function tellBank(now: number = NOW): ToldBank {
  const config = exampleConfig();
  const rules = compileRules(config);
  const { facts } = bankFacts({ now, config });
  const byNode = new Map<string, AnyFact[]>();
  for (const fact of facts) {
    const node = nodeOf(fact);
    const known = byNode.get(node);
    if (known) {
      known.push(fact);
    } else {
      byNode.set(node, [fact]);
    }
  }
  const journeys = link(facts, rules).map(journey => {
    const nodes = [...journey.joined, ...journey.attached];
    const own = nodes.flatMap(node => byNode.get(node) ?? []);
    return foldJourney({ journey, facts: own, rules });
  });
  return { facts, journeys, rules };
}
