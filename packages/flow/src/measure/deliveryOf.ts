import { Rules } from '../config/rules';
import { ChangeTimes } from '../fold/changeTrack';
import { DeploymentIndex } from '../link/deployments';
import { nodes } from '../link/nodes';
import { DeploymentSubject, IncidentSubject } from '../link/subject';
import { Subjects } from '../link/subjects';
import { DeliveredChange, DeliverySum } from './deliverySum';

/**
 * Adds the production deployments and incidents of some subjects.
 *
 * @remarks
 * A deployment failed if it ended in failure, was rolled back, or caused an
 * incident. A failure recovers with its incident, else with the repository's
 * next success. A deployment that never finished counts nowhere; an incident
 * counts unless it is known to be elsewhere than in production.
 * O(n log n) in the deployments.
 *
 * @public
 */
export function addDeployments(
  sum: DeliverySum,
  subjects: Subjects,
  rules: Rules,
): DeliverySum {
  const production = [...subjects.deployments.values()].filter(each =>
    rules.isProduction(each.environment),
  );
  const incidents = [...subjects.incidents.values()].filter(
    each => !each.environment || rules.isProduction(each.environment),
  );
  const causes = addIncidents(sum, incidents);
  const successes = successTimes(production);
  for (const deployment of production) {
    const { repository, succeededAt, failedAt, rolledBackAt } = deployment;
    const finishedAt = succeededAt ?? failedAt ?? rolledBackAt;
    if (finishedAt === undefined) {
      continue;
    }
    const caused = causes.has(deployment.node);
    sum.addDeployment({
      repository,
      finishedAt,
      succeeded: succeededAt !== undefined,
      failedLater: rolledBackAt !== undefined || caused,
    });
    const brokenAt = rolledBackAt ?? failedAt;
    if (brokenAt !== undefined && !caused) {
      const times = successes.get(repository ?? '') ?? [];
      const restoredAt = firstAfter(times, brokenAt);
      sum.addRecovery({ brokenAt, restoredAt });
    }
  }
  return sum;
}

/** Adds how long incidents lasted; gives the deployments that caused them. */
function addIncidents(
  sum: DeliverySum,
  incidents: readonly IncidentSubject[],
): Set<string> {
  const causes = new Set<string>();
  for (const { deployment, detectedAt, resolvedAt } of incidents) {
    if (deployment) {
      causes.add(deployment);
    }
    if (detectedAt !== undefined) {
      sum.addRecovery({ brokenAt: detectedAt, restoredAt: resolvedAt });
    }
  }
  return causes;
}

/** When deployments succeeded, by repository, in order of time. */
function successTimes(
  deployments: readonly DeploymentSubject[],
): Map<string, number[]> {
  const byRepository = new Map<string, number[]>();
  for (const { repository = '', succeededAt } of deployments) {
    if (succeededAt !== undefined) {
      const times = byRepository.get(repository) ?? [];
      times.push(succeededAt);
      byRepository.set(repository, times);
    }
  }
  for (const times of byRepository.values()) {
    times.sort((one, other) => one - other);
  }
  return byRepository;
}

/** The first of some sorted instants that lies after another: binary search. */
function firstAfter(
  times: readonly number[],
  instant: number,
): number | undefined {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] <= instant) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return times[low];
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
    return {
      ...times,
      deployedAt: change && this.#index.success(change)?.succeededAt,
      deploys: change !== undefined && this.#index.knows(change.repository),
    };
  }
}
