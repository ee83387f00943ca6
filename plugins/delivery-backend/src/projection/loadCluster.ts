import {
  AnyFact,
  attachKeysFor,
  furtherAttachKeys,
} from '@delivery-stack/flow';
import { Knex } from 'knex';
import {
  deploymentsAfter,
  nodesUnderKeys,
} from '../database/clusters/attachedNodes';
import { factsOfCluster, factsOfNodes } from '../database/events/readFacts';
import { REPOSITORY_KEY } from '../ingest/linkFacts';

/** What a cluster's journeys are folded from. */
export interface LoadedCluster {
  facts: AnyFact[];
  /** Keys that were looked under. */
  keys: string[];
  repositories: RepositoryUse[];
}

/** A repository that a cluster's changes are in. */
export interface RepositoryUse {
  key: string;
  /** First and last merge there; undefined: nothing is merged. */
  merges?: { first: number; last: number };
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
  const keys = attachKeysFor(own);
  const direct = keys.filter(key => !key.startsWith(REPOSITORY_KEY));
  const looked = new Set(direct);
  const nodes = new Set(await nodesUnderKeys(knex, direct));
  const repositories: RepositoryUse[] = [];
  const merges = mergesByRepository(own);
  for (const key of keys.filter(each => each.startsWith(REPOSITORY_KEY))) {
    const found = await deploymentsAfter(knex, key, merges.get(key));
    found.forEach(id => nodes.add(id));
    const deploys = found.length > 0;
    repositories.push({ key, merges: merges.get(key), deploys });
  }
  const attached = await factsOfNodes(knex, [...nodes]);
  const further = furtherAttachKeys(attached).filter(key => !looked.has(key));
  const beyond = (await nodesUnderKeys(knex, further)).filter(
    id => !nodes.has(id),
  );
  return {
    facts: [...own, ...attached, ...(await factsOfNodes(knex, beyond))],
    keys: [...direct, ...further],
    repositories,
  };
}

function mergesByRepository(facts: readonly AnyFact[]) {
  const merges = new Map<string, { first: number; last: number }>();
  for (const fact of facts) {
    if (fact.type === 'change.merged') {
      const key = attachKeysFor([fact]).find(each =>
        each.startsWith(REPOSITORY_KEY),
      )!;
      const known = merges.get(key);
      merges.set(key, {
        first: Math.min(known?.first ?? fact.time, fact.time),
        last: Math.max(known?.last ?? fact.time, fact.time),
      });
    }
  }
  return merges;
}
