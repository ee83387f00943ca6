import { GitHubObject, GitHubRepository } from '@delivery-stack/vendor-replay';
import { apiOf, iso, MINUTE, person, webOf } from './wire';

const ENVIRONMENT = 'production';

/** A run of the main branch that goes on: it builds, and then wants to deploy. */
export function startRun(
  repository: GitHubRepository,
  number: number,
  at: number,
): void {
  const { fullName } = repository;
  const api = `${apiOf(fullName)}/actions/runs/${number}`;
  repository.putRun({
    attempts: [
      {
        id: number,
        name: 'Deliver',
        head_branch: 'main',
        head_sha: `merge-${number}`,
        path: '.github/workflows/deliver.yml',
        event: 'push',
        status: 'in_progress',
        conclusion: null,
        url: api,
        html_url: `${webOf(fullName)}/actions/runs/${number}`,
        pull_requests: [],
        created_at: iso(at),
        updated_at: iso(at + MINUTE),
        actor: person(1),
        triggering_actor: person(1),
        run_attempt: 1,
        run_started_at: iso(at),
        repository: { full_name: fullName, url: apiOf(fullName) },
      },
    ],
    jobs: [
      jobOf(repository, number, {
        name: 'build',
        created: at,
        started: at + MINUTE,
        finished: at + 9 * MINUTE,
      }),
    ],
    approvals: [],
    pending: [],
  });
}

function jobOf(
  { fullName }: GitHubRepository,
  run: number,
  job: { name: string; created: number; started?: number; finished?: number },
): GitHubObject {
  const { name, created, started, finished } = job;
  const id = run * 10 + (name === 'build' ? 1 : 2);
  return {
    id,
    run_id: run,
    workflow_name: 'Deliver',
    head_branch: 'main',
    head_sha: `merge-${run}`,
    run_attempt: 1,
    url: `${apiOf(fullName)}/actions/jobs/${id}`,
    html_url: `${webOf(fullName)}/actions/runs/${run}/job/${id}`,
    status: finished ? 'completed' : 'waiting',
    conclusion: finished ? 'success' : null,
    created_at: iso(created),
    started_at: iso(started ?? created),
    completed_at: finished ? iso(finished) : null,
    name,
    labels: ['ubuntu-latest'],
    steps: [{ name: 'Set up' }],
    runner_name: started ? 'runner-7' : null,
  };
}

const environmentOf = (repository: string) => ({
  id: 3,
  name: ENVIRONMENT,
  url: `${apiOf(repository)}/environments/${ENVIRONMENT}`,
  html_url: `${webOf(repository)}/deployments`,
});

/** What becomes of a deployment, told by the run that makes it. */
function addStatus(
  { fullName, deployments }: GitHubRepository,
  number: number,
  state: string,
  at: number,
): void {
  const { deployment, statuses } = deployments.get(number)!;
  const id = number * 10 + statuses.length;
  const log = `${webOf(fullName)}/actions/runs/${number}/job/${number}2`;
  statuses.unshift({
    url: `${apiOf(fullName)}/deployments/${number}/statuses/${id}`,
    id,
    state,
    creator: person(1),
    environment: ENVIRONMENT,
    target_url: log,
    log_url: log,
    created_at: iso(at),
    updated_at: iso(at),
    deployment_url: `${apiOf(fullName)}/deployments/${number}`,
    repository_url: apiOf(fullName),
  });
  deployment.updated_at = iso(at);
}

/** The run wants to deploy to production, and waits for somebody. */
export function deployRun(
  repository: GitHubRepository,
  number: number,
  at: number,
): void {
  const { fullName, runs } = repository;
  const run = runs.get(number)!;
  run.attempts[0].status = 'waiting';
  run.attempts[0].updated_at = iso(at);
  run.jobs.push(jobOf(repository, number, { name: 'deploy', created: at }));
  run.pending.push({
    environment: environmentOf(fullName),
    wait_timer: 0,
    wait_timer_started_at: iso(at),
    current_user_can_approve: false,
    reviewers: [{ type: 'User', reviewer: person(3) }],
  });
  repository.putDeployment({
    deployment: {
      url: `${apiOf(fullName)}/deployments/${number}`,
      id: number,
      task: 'deploy',
      environment: ENVIRONMENT,
      created_at: iso(at),
      updated_at: iso(at),
      statuses_url: `${apiOf(fullName)}/deployments/${number}/statuses`,
      repository_url: apiOf(fullName),
      creator: person(1),
      sha: `merge-${number}`,
      ref: 'main',
    },
    statuses: [],
  });
  addStatus(repository, number, 'waiting', at);
}

/** Somebody approves, and the run brings the change to production. */
export function decideRun(
  repository: GitHubRepository,
  number: number,
  at: number,
): void {
  const { fullName, runs } = repository;
  const run = runs.get(number)!;
  const created = Date.parse(run.jobs[1].created_at);
  run.pending.length = 0;
  run.approvals.push({
    state: 'approved',
    comment: '',
    environments: [environmentOf(fullName)],
    user: person(3),
  });
  run.jobs[1] = jobOf(repository, number, {
    name: 'deploy',
    created,
    started: at + MINUTE,
    finished: at + 5 * MINUTE,
  });
  addStatus(repository, number, 'in_progress', at);
  addStatus(repository, number, 'success', at + 5 * MINUTE);
  Object.assign(run.attempts[0], {
    status: 'completed',
    conclusion: 'success',
    updated_at: iso(at + 5 * MINUTE),
  });
}
