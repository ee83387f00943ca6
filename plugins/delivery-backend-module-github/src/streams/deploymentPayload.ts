import { Deployment, DeploymentStatus, Run } from '../api/types';
import { Pass, Payload } from './Pass';
import { earlierAttempts } from './runPayload';

/** Run whose log the statuses lead to. */
function runOf(statuses: readonly DeploymentStatus[]): string | undefined {
  for (const { log_url = '', target_url = '' } of statuses) {
    const id = /\/actions\/runs\/(\d+)/.exec(`${log_url} ${target_url}`)?.[1];
    if (id) {
      return id;
    }
  }
  return undefined;
}

/** The latest first, whatever order they came in. */
const latestFirst = (statuses: readonly DeploymentStatus[]) =>
  [...statuses].sort(
    (one, other) =>
      Date.parse(other.created_at ?? '') - Date.parse(one.created_at ?? ''),
  );

/** The run that deploys, with its attempts; nothing where it was deleted. */
async function runWith(
  id: string,
  repository: string,
  pass: Pass,
): Promise<{ run?: Run; attempts?: Run[] }> {
  const answer = await pass.optional(
    'workflow runs',
    pass.client.get<Run>('GET /repos/{owner}/{repo}/actions/runs/{run_id}', {
      subject: repository,
      parameters: { run_id: id },
    }),
  );
  const run = answer?.body;
  return run
    ? { run, attempts: await earlierAttempts(run, repository, pass) }
    : {};
}

/** What a wait was for: who decided it, and what the environment is set to. */
async function waitPayload(
  deployment: Deployment,
  statuses: readonly DeploymentStatus[],
  options: { repository: string; pass: Pass },
): Promise<object> {
  const { repository, pass } = options;
  const environment = await pass.environmentOf(deployment, repository);
  const id = runOf(statuses);
  if (!id) {
    return { environment };
  }
  const approvals = await pass.optional(
    'approvals',
    pass.client.list<object>(
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals',
      { subject: repository, parameters: { run_id: id } },
    ),
  );
  const isWaiting = latestFirst(statuses)[0].state === 'waiting';
  return {
    environment,
    ...(await runWith(id, repository, pass)),
    ...(approvals && { approvals }),
    ...(isWaiting && {
      pending_deployments: await pass.pendingOf(id, repository),
    }),
  };
}

/** A deployment with what became of it; its state is empty where nothing did. */
export async function deploymentPayload(
  deployment: Deployment,
  repository: string,
  pass: Pass,
): Promise<{ payload: Payload; state: string }> {
  const statuses =
    (await pass.optional(
      'deployments',
      pass.client.list<DeploymentStatus>(
        'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
        {
          subject: repository,
          parameters: { deployment_id: deployment.id },
        },
      ),
    )) ?? [];
  const waited = statuses.some(({ state }) => state === 'waiting');
  const wait = waited
    ? await waitPayload(deployment, statuses, { repository, pass })
    : {};
  return {
    payload: {
      path: `deployments/${deployment.id}`,
      body: { deployment, statuses, ...wait },
    },
    state: latestFirst(statuses)[0]?.state ?? '',
  };
}
