import fc from 'fast-check';
import { anyStory, storyConfig } from '../__testUtils__/anyStory';
import { journeysOf, rulesOf } from '../__testUtils__/reportOf';
import { AnyFact, dedupeFacts } from '../events';
import {
  attachKeysFor,
  attachKeysOf,
  edgesOf,
  furtherAttachKeys,
} from './clusters';
import { link } from './link';
import { LinkedJourney } from './linkedJourney';
import { nodeOf } from './nodes';
import { DisjointSets } from './union';

const rules = rulesOf(storyConfig);
const isOwn = (node: string) => /^(ticket|change|commit):/.test(node);

interface Part {
  own: ReadonlySet<string>;
  facts: AnyFact[];
}

/** What a store does: disjoint sets of nodes, and look-ups of what attaches. */
function clustersOf(facts: readonly AnyFact[]): Part[] {
  const sets = new DisjointSets();
  const own = facts.filter(fact => isOwn(nodeOf(fact)));
  for (const fact of own) {
    for (const other of edgesOf(fact, rules)) {
      sets.join(sets.find(nodeOf(fact)), sets.find(other));
    }
  }
  const clusters = new Map<string, AnyFact[]>();
  for (const fact of own) {
    const cluster = sets.find(nodeOf(fact));
    clusters.set(cluster, [...(clusters.get(cluster) ?? []), fact]);
  }
  // A node is found under the keys of any of its facts, and comes as a whole.
  const under = (keys: readonly string[]) => {
    const found = new Set(
      facts
        .filter(fact => attachKeysOf(fact).some(key => keys.includes(key)))
        .map(nodeOf),
    );
    return facts.filter(fact => found.has(nodeOf(fact)));
  };
  return [...clusters.values()].map(cluster => {
    const direct = under(attachKeysFor(cluster));
    const further = under(furtherAttachKeys(direct));
    return {
      own: new Set(cluster.map(nodeOf)),
      facts: dedupeFacts([...cluster, ...direct, ...further]).facts,
    };
  });
}

/** A record that attaches to a cluster may be a journey: its own cluster tells it. */
const isOf = (part: Part, { joined }: LinkedJourney) =>
  [...joined].some(node => part.own.has(node));

/** What a journey holds: only nodes that facts are about can be told apart. */
function contentOf(journey: LinkedJourney, known: ReadonlySet<string>) {
  const { joined, attached, deployedRepositories, ...rest } = journey;
  const nodes = (of: Set<string>) =>
    [...of].filter(node => known.has(node)).sort();
  return {
    ...rest,
    joined: nodes(joined),
    attached: nodes(attached),
    deployedRepositories: [...deployedRepositories].sort(),
  };
}

const byId = (one: { id: string }, other: { id: string }) =>
  one.id < other.id ? -1 : 1;

describe('link', () => {
  it('of everything is link of each cluster with what attaches to it', () => {
    fc.assert(
      fc.property(anyStory, story => {
        const { facts } = dedupeFacts(story);
        const known = new Set(facts.map(nodeOf));
        const whole = link(facts, rules);
        const parts = clustersOf(facts).flatMap(part =>
          link(part.facts, rules).filter(each => isOf(part, each)),
        );
        const contents = (journeys: LinkedJourney[]) =>
          journeys.map(each => contentOf(each, known)).sort(byId);
        expect(contents(parts)).toEqual(contents(whole));
      }),
      { numRuns: 1_000 },
    );
  });

  it('and so are the journeys folded from it', () => {
    fc.assert(
      fc.property(anyStory, story => {
        const { facts } = dedupeFacts(story);
        const whole = [...journeysOf(facts, rules).values()];
        const parts = clustersOf(facts).flatMap(part => {
          const own = link(part.facts, rules).filter(each => isOf(part, each));
          const journeys = journeysOf(part.facts, rules);
          return own.flatMap(({ id }) => journeys.get(id) ?? []);
        });
        expect(parts.sort(byId)).toEqual(whole.sort(byId));
      }),
      { numRuns: 500 },
    );
  });

  it('joins a node to one journey at most', () => {
    fc.assert(
      fc.property(anyStory, story => {
        const joined = link(story, rules).flatMap(each => [...each.joined]);
        expect(new Set(joined).size).toBe(joined.length);
      }),
      { numRuns: 500 },
    );
  });
});
