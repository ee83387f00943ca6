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

  constructor(deployments: Iterable<DeploymentSubject>, rules: Rules) {
    for (const deployment of deployments) {
      const { repository, environment } = deployment;
      if (repository && rules.isProduction(environment)) {
        const known = this.#byRepository.get(repository) ?? [];
        known.push(deployment);
        this.#byRepository.set(repository, known);
      }
    }
    for (const list of this.#byRepository.values()) {
      list.sort(
        (one, other) =>
          one.createdAt - other.createdAt || (one.node < other.node ? -1 : 1),
      );
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
    const exact = all.findIndex(
      each => mergeSha !== undefined && each.sha === mergeSha,
    );
    const first = exact >= 0 ? exact : firstSince(all, mergedAt);
    const found: DeploymentSubject[] = [];
    for (const deployment of all.slice(first)) {
      found.push(deployment);
      if (deployment.succeededAt !== undefined) {
        break;
      }
    }
    return found;
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
