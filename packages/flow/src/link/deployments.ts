import { Rules } from '../config/rules';
import { ChangeSubject, DeploymentSubject } from './subject';

/**
 * Production deployments by repository, in order of their creation.
 *
 * @remarks
 * A deployment of the change's own merge commit contains it; so does, for lack
 * of the commit graph, every later one of the repository. What brought a
 * change to production are therefore the deployments from the first that was
 * created after the merge to the first that succeeded. O(log n + hits).
 */
export class DeploymentIndex {
  readonly #byRepository = new Map<string, DeploymentSubject[]>();
  /** `<repository> <sha>` → place of the first deployment of that commit. */
  readonly #firstOf = new Map<string, number>();

  constructor(deployments: Iterable<DeploymentSubject>, rules: Rules) {
    for (const deployment of deployments) {
      const { repositories = [], environment } = deployment;
      const isProduction = rules.isProduction(environment);
      for (const repository of isProduction ? repositories : []) {
        const known = this.#byRepository.get(repository) ?? [];
        known.push(deployment);
        this.#byRepository.set(repository, known);
      }
    }
    for (const [repository, list] of this.#byRepository) {
      list.sort(
        (one, other) =>
          one.createdAt - other.createdAt || (one.node < other.node ? -1 : 1),
      );
      list.forEach(({ sha }, place) => {
        const key = `${repository} ${sha}`;
        if (sha && !this.#firstOf.has(key)) {
          this.#firstOf.set(key, place);
        }
      });
    }
  }

  /** True if any production deployment of the repository is recorded. */
  knows(repository: string): boolean {
    return this.#byRepository.has(repository);
  }

  /** The deployments that brought, or tried to bring, a change to production. */
  bringing(change: ChangeSubject): DeploymentSubject[] {
    const { mergedAt, mergeSha, repository } = change;
    const all = this.#byRepository.get(repository);
    if (!all || mergedAt === undefined) {
      return [];
    }
    const exact = mergeSha && this.#firstOf.get(`${repository} ${mergeSha}`);
    const first = typeof exact === 'number' ? exact : firstSince(all, mergedAt);
    let end = first;
    while (end < all.length && all[end].succeededAt === undefined) {
      end += 1;
    }
    return all.slice(first, end + 1);
  }

  /** The deployment that brought a change to production, if one did. */
  success(change: ChangeSubject): DeploymentSubject | undefined {
    const last = this.bringing(change).at(-1);
    return last?.succeededAt === undefined ? undefined : last;
  }
}

/** Index of the first deployment created at or after `instant`: binary search. */
function firstSince(
  deployments: readonly DeploymentSubject[],
  instant: number,
): number {
  let low = 0;
  let high = deployments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (deployments[middle].createdAt < instant) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
