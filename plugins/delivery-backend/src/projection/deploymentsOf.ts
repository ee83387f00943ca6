import { Knex } from 'knex';
import {
  AttachedNode,
  nodesFrom,
  succeededOf,
} from '../database/clusters/attachedNodes';

/** Most deployments that are tried after a merge; how many are read at once. */
const MOST = 200;
const PAGE = 10;

/** A deployment recorded so much before its merge was made by a slower clock. */
const SKEW = 3_600_000;

/**
 * The deployments of a repository that linking asks for.
 *
 * @remarks
 * From each merge on up to the first that succeeded: what came later brought
 * nothing new, and a busy repository has thousands. Besides, the very first
 * one: it says that the repository's deployments are recorded at all. Which
 * ones are read depends on the set of events only.
 *
 * @param merges - When the cluster merged there, in order.
 */
export async function deploymentsOf(
  knex: Knex,
  key: string,
  merges: readonly number[],
): Promise<Set<number>> {
  const found = new Set<number>();
  const [first] = await nodesFrom(knex, key, {
    from: Number.MIN_SAFE_INTEGER,
    limit: 1,
  });
  if (first) {
    found.add(first.id);
    let reached = -Infinity;
    for (const merge of merges) {
      if (merge > reached) {
        reached = await upToSuccess(knex, key, { merge, found });
      }
    }
  }
  return found;
}

/** Adds deployments from a merge on; says when the successful one began. */
async function upToSuccess(
  knex: Knex,
  key: string,
  options: { merge: number; found: Set<number> },
): Promise<number> {
  const { merge, found } = options;
  let after: AttachedNode | undefined;
  for (let read = 0; read < MOST; read += PAGE) {
    const from = merge - SKEW;
    const page = await nodesFrom(knex, key, { from, after, limit: PAGE });
    page.forEach(node => found.add(node.id));
    const succeeded = await succeededOf(knex, page);
    const success = page.find(
      node => node.time >= merge && succeeded.has(node.id),
    );
    if (success || page.length < PAGE) {
      return success?.time ?? Infinity;
    }
    after = page[page.length - 1];
  }
  return merge;
}
