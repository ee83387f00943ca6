import {
  AnyFact,
  attachKeysOf,
  deployedByKey,
  edgesOf,
  isPosture,
  isRecordNode,
  nodeOf,
  Rules,
} from '@delivery-stack/flow';
import { Knex } from 'knex';
import { nodesUnderKeys } from '../database/clusters/attachedNodes';
import { insertAttachKeys } from '../database/clusters/attachKeys';
import { linkNodes } from '../database/clusters/linkNodes';
import { markDeployments } from '../database/delivery/deployments';
import { markAttached, markClusters } from '../database/clusters/markDirty';
import {
  ensureNodes,
  findNodes,
  isClusterNode,
  NodeRow,
} from '../database/events/nodes';

/** Key prefix under which deployments of a repository are found. */
export const REPOSITORY_KEY = 'repository:';

/**
 * Links new facts: unites clusters, records attach keys, marks what is due.
 *
 * @remarks Call it under `lockLinks`, after the events are stored.
 */
export async function linkFacts(
  knex: Knex,
  facts: readonly AnyFact[],
  options: { rules: Rules; now: number },
): Promise<void> {
  const { rules, now } = options;
  const linked = facts.filter(fact => !isPosture(fact));
  const edges = linked.map(fact => {
    const node = nodeOf(fact);
    const others = isClusterNode(node) ? edgesOf(fact, rules) : [];
    return { fact, node, others };
  });
  const nodes = await ensureNodes(
    knex,
    edges.flatMap(({ node, others }) => [node, ...others]),
  );
  const inClusters = edges.filter(({ node }) => isClusterNode(node));
  const pairs = inClusters.flatMap(({ node, others }) =>
    [node, ...others].map((other): [NodeRow, NodeRow] => [
      nodes.get(node)!,
      nodes.get(other)!,
    ]),
  );
  await markClusters(knex, await linkNodes(knex, pairs), now);

  // A record is a cluster of its own, and attaches to others all the same.
  const attaching = edges
    .filter(({ node }) => attaches(node))
    .map(({ fact, node }) => ({ fact, node, keys: attachKeysOf(fact) }));
  await insertAttachKeys(
    knex,
    attaching
      .filter(({ fact }) => !isDeployedElsewhere(fact, rules))
      .flatMap(({ fact, node, keys }) =>
        keys.map(key => ({
          key,
          nodeId: nodes.get(node)!.id,
          time: fact.time,
        })),
      ),
  );
  const ids = attaching.map(({ node }) => nodes.get(node)!.id);
  await markAttached(knex, ids, now);
  await markDeployments(knex, [
    ...(await deploymentsNamedBy(knex, attaching)),
    ...(await deploymentsRunBy(knex, attaching)),
  ]);
}

/** Deployments that facts are about, or name as the cause of an incident. */
async function deploymentsNamedBy(
  knex: Knex,
  attaching: readonly Attaching[],
): Promise<number[]> {
  const nodes = await findNodes(
    knex,
    attaching.flatMap(({ node, keys }) => [node, ...keys].filter(isDeployment)),
  );
  return [...nodes.values()].map(({ id }) => id);
}

/** Deployments that a run made: how long it ran may be another length now. */
async function deploymentsRunBy(
  knex: Knex,
  attaching: readonly Attaching[],
): Promise<number[]> {
  const runs = attaching.flatMap(({ keys }) => keys.filter(isRun));
  return nodesUnderKeys(knex, [...new Set(runs)].map(deployedByKey));
}

/** A fact whose node attaches to clusters, with the keys that it is found under. */
interface Attaching {
  fact: AnyFact;
  node: string;
  keys: readonly string[];
}

/**
 * Whether a fact is about a deployment that is not to production.
 *
 * @remarks
 * It brings no change there: leaving it out keeps what a cluster has to look at
 * small. A changed configuration is linked anew.
 */
function isDeployedElsewhere(fact: AnyFact, rules: Rules): boolean {
  const [kind] = fact.type.split('.');
  const { environment } = fact.data as { environment?: string };
  return (
    (kind === 'deployment' || kind === 'service') &&
    !rules.isProduction(environment)
  );
}

function isRun(key: string): boolean {
  return key.startsWith('run:');
}

/** Whether a node is found by clusters that it does not belong to. */
function attaches(node: string): boolean {
  return !isClusterNode(node) || isRecordNode(node);
}

/** Its own node, or the one that an incident names as its cause. */
function isDeployment(key: string): boolean {
  return key.startsWith('deployment:');
}
