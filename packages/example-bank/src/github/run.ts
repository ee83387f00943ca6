import { Attempt, Job, Run } from '../model/run';
import { githubTime } from '../time/wireTime';
import { account, apiOf, numberOf, repositoryOf, webOf } from './address';
import { branchOf } from './branch';

const stamp = (at: number | undefined) =>
  at === undefined ? null : githubTime(at);

/** The branch that a run was started on. */
function headBranch({ change, ticket }: Run): string {
  if (change) {
    return branchOf(change);
  }
  return ticket?.key ? `environment/${ticket.key}` : 'main';
}

function statusOf(attempt: Attempt): string {
  if (attempt.finished !== undefined) {
    return 'completed';
  }
  const waits = attempt.jobs.some(
    ({ started, name }) =>
      started === undefined && name.startsWith('deploy-prod'),
  );
  return waits ? 'waiting' : 'in_progress';
}

/** Latest instant that an attempt knows of. */
export function lastInstant({ started, jobs }: Attempt): number {
  const moments = jobs.flatMap(job => [
    job.created,
    job.started ?? 0,
    job.finished ?? 0,
  ]);
  return Math.max(started, ...moments);
}

/** One attempt of a run, as `GET …/actions/runs/{id}` or `…/attempts/{n}` answers. */
export function runOf(run: Run, number = run.attempts.length) {
  const { component, id, change } = run;
  const attempt = run.attempts[number - 1];
  const api = `${apiOf(component)}/actions/runs/${id}`;
  return {
    id,
    name: run.workflow,
    head_branch: headBranch(run),
    head_sha: run.sha,
    path: `.github/workflows/${run.workflow
      .toLowerCase()
      .replace(/ /g, '-')}.yml`,
    display_title: run.title,
    run_number: id! % 100_000,
    event: run.event,
    status: statusOf(attempt),
    conclusion: attempt.conclusion ?? null,
    workflow_id: numberOf(`${component.name}/${run.workflow}`),
    url: api,
    html_url: `${webOf(component)}/actions/runs/${id}`,
    pull_requests: change ? [pullBrief(run)] : [],
    created_at: githubTime(run.created),
    updated_at: githubTime(lastInstant(attempt)),
    actor: account(run.actor),
    run_attempt: number,
    run_started_at: githubTime(attempt.started),
    triggering_actor: account(run.actor),
    jobs_url: `${api}/jobs`,
    repository: repositoryOf(component),
  };
}

function pullBrief({ component, change, sha }: Run) {
  const repo = {
    id: numberOf(component.name),
    url: apiOf(component),
    name: component.name,
  };
  return {
    url: `${apiOf(component)}/pulls/${change!.number}`,
    id: numberOf(`${component.name}#${change!.number}`),
    number: change!.number,
    head: { ref: branchOf(change!), sha, repo },
    base: { ref: 'main', repo },
  };
}

/** The jobs of all attempts, as `…/jobs?filter=all` answers. */
export function jobsOf(run: Run) {
  return run.attempts.flatMap((attempt, index) =>
    attempt.jobs.map((job, position) => jobOf(run, job, index + 1, position)),
  );
}

export function jobId(run: Run, attempt: number, position: number): number {
  return run.id! * 20 + attempt * 5 + position;
}

function jobOf(run: Run, job: Job, attempt: number, position: number) {
  const id = jobId(run, attempt, position);
  const { component } = run;
  const started = job.started ?? job.created;
  return {
    id,
    run_id: run.id,
    workflow_name: run.workflow,
    head_branch: headBranch(run),
    run_url: `${apiOf(component)}/actions/runs/${run.id}`,
    run_attempt: attempt,
    head_sha: run.sha,
    url: `${apiOf(component)}/actions/jobs/${id}`,
    html_url: `${webOf(component)}/actions/runs/${run.id}/job/${id}`,
    status: jobStatus(job),
    conclusion: job.conclusion ?? null,
    created_at: githubTime(job.created),
    started_at: githubTime(started),
    completed_at: stamp(job.finished),
    name: job.name,
    labels: job.labels,
    runner_id: job.started === undefined ? null : 7,
    runner_name: job.started === undefined ? null : 'runner-7',
  };
}

function jobStatus({ started, finished, name }: Job): string {
  if (finished !== undefined) {
    return 'completed';
  }
  if (started !== undefined) {
    return 'in_progress';
  }
  return name.startsWith('deploy-prod') ? 'waiting' : 'queued';
}
