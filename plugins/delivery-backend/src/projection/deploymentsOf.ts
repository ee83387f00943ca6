import { Knex } from 'knex';
import {
  AttachedNode,
  instantsUnderBoth,
  nodesFrom,
  succeededOf,
} from '../database/clusters/attachedNodes';

/** Most deployments that are tried after a merge; how many are read at once. */
const MOST = 200;
const PAGE = 10;

/** What a cluster merged in a repository. */
export interface RepositoryMerges {
  /** When, in order. */
  instants: readonly number[];
  /** Attach keys of the commits that it made. */
  commits: readonly string[];
}

/**
 * The deployments of a repository that linking asks for.
 *
 * @remarks
 * From each merge on, and from each deployment of the very commit of a merge,
 * up to the first that succeeded: what came later brought nothing new, and a
 * busy repository has thousands. Besides, the very first one: it says that the
 * repository's deployments are recorded at all. Which ones are read depends on
 * the set of events only.
 */
export async function deploymentsOf(
  knex: Knex,
  key: string,
  merges: RepositoryMerges,
): Promise<{ found: Set<number>; since?: number }> {
  const found = new Set<number>();
  const [first] = await nodesFrom(knex, key, {
    from: Number.MIN_SAFE_INTEGER,
    limit: 1,
  });
  if (!first) {
    return { found, since: merges.instants[0] };
  }
  found.add(first.id);
  const exact = await instantsUnderBoth(knex, key, merges.commits);
  const starts = [...merges.instants, ...exact];
  starts.sort((one, other) => one - other);
  let reached = -Infinity;
  for (const start of starts) {
    if (start > reached) {
      reached = await upToSuccess(knex, key, { start, found });
    }
  }
  return { found, since: starts[0] };
}

/** Adds deployments from an instant on; says when the successful one began. */
async function upToSuccess(
  knex: Knex,
  key: string,
  options: { start: number; found: Set<number> },
): Promise<number> {
  const { start, found } = options;
  let after: AttachedNode | undefined;
  for (let read = 0; read < MOST; read += PAGE) {
    const from = { from: start, after, limit: PAGE };
    const page = await nodesFrom(knex, key, from);
    page.forEach(node => found.add(node.id));
    const succeeded = await succeededOf(knex, page);
    const success = page.find(node => succeeded.has(node.id));
    if (success || page.length < PAGE) {
      return success?.time ?? Infinity;
    }
    after = page[page.length - 1];
  }
  return start;
}
