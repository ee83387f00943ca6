import {
  AnyFact,
  foldJourney,
  Journey,
  link,
  nodeOf,
  Rules,
} from '@delivery-stack/flow';
import { LoadedCluster } from './loadCluster';

/** A journey with the subjects that it holds. */
export interface FoldedJourney {
  journey: Journey;
  /** Node keys that are in this journey only. */
  joined: ReadonlySet<string>;
  /** Node keys that may be in others too. */
  attached: ReadonlySet<string>;
}

/**
 * All journeys of one cluster, from its facts and those that attach to it.
 *
 * @remarks
 * Pure. Facts are grouped by node once, so that a cluster of many journeys
 * costs what its journeys cost, not journeys × facts. A record that attaches
 * may be a journey too: its own cluster tells that one.
 */
export function foldCluster(
  loaded: Pick<LoadedCluster, 'facts' | 'own'>,
  rules: Rules,
): FoldedJourney[] {
  const { own: members, facts } = loaded;
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
  const folded: FoldedJourney[] = [];
  for (const linked of link(facts, rules)) {
    const { joined, attached } = linked;
    if (![...joined].some(node => members.has(node))) {
      continue;
    }
    const own = [...joined, ...attached].flatMap(
      node => byNode.get(node) ?? [],
    );
    // A ticket that is only ever mentioned is no journey yet
    if (own.length > 0) {
      const journey = foldJourney({ journey: linked, facts: own, rules });
      folded.push({ journey, joined, attached });
    }
  }
  return folded;
}
