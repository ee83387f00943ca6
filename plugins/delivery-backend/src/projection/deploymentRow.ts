import { AnyFact, Rules, Subjects } from '@delivery-stack/flow';
import { repositoryForm } from '../database/journeys/resolveEntities';

/** A deployment as it is stored. */
export interface DeploymentRow {
  deployment_key: string;
  repository?: string;
  environment: string;
  production: boolean;
  started_ms?: number;
  finished_ms?: number;
  outcome?: string;
  broken_ms?: number;
  incident_ms?: number;
  resolved_ms?: number;
  /** Node keys of what it names, to see what it could be linked by. */
  commit_key?: string;
  run_key?: string;
  /** How long its run was at work until it ended, without queue and gates. */
  active_ms?: number;
}

/**
 * What became of a deployment, from its own facts and its incidents'.
 *
 * @remarks
 * Pure; undefined for a node that no deployment's fact is stored for yet, only
 * an incident that names it. Of several incidents the first counts as opened,
 * and resolved once all are.
 */
export function deploymentRow(
  node: string,
  facts: readonly AnyFact[],
  rules: Rules,
): DeploymentRow | undefined {
  const subjects = new Subjects();
  facts.forEach(fact => subjects.add(fact));
  const deployment = subjects.deployments.get(node);
  if (!deployment) {
    return undefined;
  }
  const { repository, environment, createdAt, sha, run } = deployment;
  const { succeededAt, failedAt, rolledBackAt } = deployment;
  const incidents = [...subjects.incidents.values()].filter(
    each => each.deployment === node && each.detectedAt !== undefined,
  );
  const resolved = incidents.map(each => each.resolvedAt);
  const finished = succeededAt ?? failedAt;
  return {
    deployment_key: node,
    repository: repository && repositoryForm(`repository:${repository}`),
    environment,
    production: rules.isProduction(environment),
    started_ms: createdAt,
    finished_ms: finished,
    outcome: outcomeOf({ succeededAt, failedAt, rolledBackAt }),
    broken_ms:
      rolledBackAt ?? (succeededAt === undefined ? failedAt : undefined),
    incident_ms: least(incidents.map(each => each.detectedAt!)),
    resolved_ms: resolved.some(at => at === undefined)
      ? undefined
      : greatest(resolved as number[]),
    commit_key: sha && `commit:${sha}`,
    run_key: run,
  };
}

function outcomeOf(ends: {
  succeededAt?: number;
  failedAt?: number;
  rolledBackAt?: number;
}): string | undefined {
  if (ends.succeededAt === undefined && ends.failedAt === undefined) {
    return undefined;
  }
  if (ends.rolledBackAt !== undefined) {
    return 'rolledBack';
  }
  return ends.succeededAt === undefined ? 'failure' : 'success';
}

function least(values: number[]): number | undefined {
  return values.length > 0 ? Math.min(...values) : undefined;
}

function greatest(values: number[]): number | undefined {
  return values.length > 0 ? Math.max(...values) : undefined;
}
