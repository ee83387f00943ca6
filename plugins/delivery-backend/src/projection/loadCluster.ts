import {
  AnyFact,
  attachKeysFor,
  furtherAttachKeys,
  nodeOf,
} from '@delivery-stack/flow';
import { Knex } from 'knex';
import { nodesUnderKeys } from '../database/clusters/attachedNodes';
import { factsOfCluster, factsOfNodes } from '../database/events/readFacts';
import { deploymentsOf, RepositoryMerges } from './deploymentsOf';
import { REPOSITORY_KEY } from '../ingest/linkFacts';

/** What a cluster's journeys are folded from. */
export interface LoadedCluster {
  facts: AnyFact[];
  /** Nodes that belong to the cluster; everything else only attaches. */
  own: ReadonlySet<string>;
  /** Keys that were looked under. */
  keys: string[];
  repositories: RepositoryUse[];
}

/** A repository that a cluster's changes are in. */
export interface RepositoryUse {
  key: string;
  /** From when on deployments can bring what it merged; undefined: nothing. */
  since?: number;
  /** True if any production deployment of it is recorded. */
  deploys: boolean;
}

/**
 * Loads a cluster's own facts and those that attach to it.
 *
 * @remarks
 * Two steps out: runs and deployments of the cluster's tickets, changes and
 * commits, then the approvals, tasks and incidents of those.
 */
export async function loadCluster(
  knex: Knex,
  clusterId: number,
): Promise<LoadedCluster> {
  const own = await factsOfCluster(knex, clusterId);
  const ownNodes = new Set(own.map(nodeOf));
  // A record is found under its own number by its own cluster too.
  const ofOthers = async (ids: readonly number[]) =>
    (await factsOfNodes(knex, ids)).filter(fact => !ownNodes.has(nodeOf(fact)));
  const keys = attachKeysFor(own);
  const direct = keys.filter(key => !key.startsWith(REPOSITORY_KEY));
  const looked = new Set(direct);
  const nodes = new Set(await nodesUnderKeys(knex, direct));
  const repositories: RepositoryUse[] = [];
  const merges = mergesByRepository(own);
  for (const key of keys.filter(each => each.startsWith(REPOSITORY_KEY))) {
    const merged = merges.get(key) ?? { instants: [], commits: [] };
    const { found, since } = await deploymentsOf(knex, key, merged);
    found.forEach(id => nodes.add(id));
    repositories.push({ key, since, deploys: found.size > 0 });
  }
  const attached = await ofOthers([...nodes]);
  const further = furtherAttachKeys(attached).filter(key => !looked.has(key));
  const beyond = (await nodesUnderKeys(knex, further)).filter(
    id => !nodes.has(id),
  );
  return {
    own: ownNodes,
    facts: [...own, ...attached, ...(await ofOthers(beyond))],
    keys: [...direct, ...further],
    repositories,
  };
}

/** What the cluster's changes merged, by attach key of the repository. */
function mergesByRepository(
  facts: readonly AnyFact[],
): Map<string, RepositoryMerges> {
  const merges = new Map<string, { instants: number[]; commits: string[] }>();
  for (const fact of facts) {
    if (fact.type === 'change.merged') {
      const keys = attachKeysFor([fact]);
      const key = keys.find(each => each.startsWith(REPOSITORY_KEY))!;
      const known = merges.get(key) ?? { instants: [], commits: [] };
      merges.set(key, known);
      known.instants.push(fact.time);
      known.commits.push(...keys.filter(each => each.startsWith('commit:')));
    }
  }
  for (const { instants } of merges.values()) {
    instants.sort((one, other) => one - other);
  }
  return merges;
}
