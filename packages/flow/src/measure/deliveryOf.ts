import { Rules } from '../config/rules';
import { ChangeTimes } from '../fold/changeTrack';
import { DeploymentIndex } from '../link/deployments';
import { nodes } from '../link/nodes';
import { DeploymentSubject } from '../link/subject';
import { Subjects } from '../link/subjects';
import { DeliveredChange, DeliverySum } from './deliverySum';

/**
 * Adds the production deployments and incidents of some subjects.
 *
 * @remarks
 * A deployment failed if it ended in failure, was rolled back, or caused an
 * incident. A failure recovers with its incident, else with the repository's
 * next success. A deployment that never finished counts nowhere.
 * O(n log n) in the deployments.
 *
 * @public
 */
export function addDeployments(
  sum: DeliverySum,
  subjects: Subjects,
  rules: Rules,
): DeliverySum {
  const incidents = new Set<string>();
  for (const incident of subjects.incidents.values()) {
    if (incident.deployment) {
      incidents.add(incident.deployment);
    }
    if (incident.detectedAt !== undefined) {
      const { detectedAt: brokenAt, resolvedAt: restoredAt } = incident;
      sum.addRecovery({ brokenAt, restoredAt });
    }
  }
  const production = [...subjects.deployments.values()].filter(each =>
    rules.isProduction(each.environment),
  );
  for (const deployment of production) {
    const finishedAt = deployment.succeededAt ?? deployment.failedAt;
    if (finishedAt === undefined) {
      continue;
    }
    const succeeded = deployment.succeededAt !== undefined;
    const caused = incidents.has(deployment.node);
    sum.addDeployment({
      repository: deployment.repository,
      finishedAt,
      succeeded,
      failedLater: deployment.rolledBackAt !== undefined || caused,
    });
    const brokenAt = deployment.rolledBackAt ?? deployment.failedAt;
    if (brokenAt !== undefined && !caused) {
      const restoredAt = nextSuccess(production, deployment, brokenAt);
      sum.addRecovery({ brokenAt, restoredAt });
    }
  }
  return sum;
}

function nextSuccess(
  production: readonly DeploymentSubject[],
  { repository }: DeploymentSubject,
  after: number,
): number | undefined {
  const successes = production
    .filter(each => each.repository === repository)
    .flatMap(({ succeededAt }) =>
      succeededAt !== undefined && succeededAt > after ? [succeededAt] : [],
    );
  return successes.length > 0 ? Math.min(...successes) : undefined;
}

/**
 * Says of changes when they reached production.
 *
 * @public
 */
export class DeliveredChanges {
  readonly #subjects: Subjects;
  readonly #index: DeploymentIndex;

  constructor(subjects: Subjects, rules: Rules) {
    this.#subjects = subjects;
    this.#index = new DeploymentIndex(subjects.deployments.values(), rules);
  }

  /** `source` is the source of the change's facts. O(log n). */
  of(source: string, times: ChangeTimes): DeliveredChange {
    const change = this.#subjects.changes.get(nodes.change(source, times.key));
    const success =
      change &&
      this.#index.bringing(change).find(each => each.succeededAt !== undefined);
    return { ...times, deployedAt: success?.succeededAt };
  }
}
