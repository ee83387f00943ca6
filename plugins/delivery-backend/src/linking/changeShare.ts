import { LinkShare } from '@delivery-stack/backstage-plugin-delivery-common';
import { AnyFact, nodeOf, Rules } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { factsOfNodes } from '../database/events/readFacts';
import { changeReason, Naming, namingOf } from './changeReason';
import { knownTickets } from './knownTickets';
import { LinkReason, LinkWindow } from './LinkingService';
import { biggestFirst } from './reasons';
import {
  countChanges,
  latestUnlinked,
  UnlinkedChange,
} from './unlinkedChanges';

/** Of how many changes the reasons are looked for: each is read and parsed. */
const MOST_READ = 1_000;

/** Changes that are read at once. */
const BATCH = 100;

/**
 * How many changes belong to a ticket's journey, and why the others do not.
 *
 * @remarks
 * The share is exact. The reasons are in the texts of titles, branches and
 * messages, so they are those of the latest 1,000 that are not linked.
 */
export async function changeShare(
  knex: Knex,
  options: { window: LinkWindow; rules: Rules; mostRead?: number },
): Promise<LinkShare> {
  const { window, rules, mostRead = MOST_READ } = options;
  const counts = await countChanges(knex, window);
  const latest = await latestUnlinked(knex, { ...window, limit: mostRead });
  const namings = await namingsOf(knex, latest, rules);
  const keys = new Set([...namings.values()].flatMap(each => each.keys));
  const known = await knownTickets(knex, [...keys]);
  const reasons = new Map<string, LinkReason>();
  for (const { node } of latest) {
    const { code, reason } = changeReason(namings.get(node)!, known);
    const example = node.slice('change:'.length);
    const counted = reasons.get(reason) ?? { code, reason, count: 0, example };
    counted.count += 1;
    reasons.set(reason, counted);
  }
  return {
    ...counts,
    sampled: latest.length,
    reasons: biggestFirst([...reasons.values()]),
  };
}

/** What each change names; some at a time, so that others get their turn. */
async function namingsOf(
  knex: Knex,
  changes: readonly UnlinkedChange[],
  rules: Rules,
): Promise<Map<string, Naming>> {
  const namings = new Map<string, Naming>();
  for (let start = 0; start < changes.length; start += BATCH) {
    const batch = changes.slice(start, start + BATCH);
    const ids = new Set(batch.flatMap(each => [...each.nodes.values()]));
    const byNode = new Map<string, AnyFact[]>();
    for (const fact of await factsOfNodes(knex, [...ids])) {
      const node = nodeOf(fact);
      byNode.set(node, [...(byNode.get(node) ?? []), fact]);
    }
    for (const { node, nodes, hasRecord } of batch) {
      const facts = [...nodes.keys()].flatMap(key => byNode.get(key) ?? []);
      namings.set(node, { ...namingOf(facts, rules), hasRecord });
    }
    await setImmediate();
  }
  return namings;
}
