import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import {
  factFrom,
  idIn,
  instantIn,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { personOf } from './person';
import { attemptOf } from './run';
import { approvalKey, runKey, Scope } from './scope';

/** One environment that the review is about, with the job that waits for it. */
interface Reviewed {
  environment: string;
  job: Values;
}

function reviewedIn(payload: Values): Reviewed[] {
  const jobs = [
    recordIn(payload, 'workflow_job_run'),
    ...recordsIn(payload, 'workflow_job_runs'),
  ];
  const environments = new Map<string, Values>();
  for (const job of jobs) {
    const name = textIn(job, 'environment');
    if (name && !environments.has(name)) {
      environments.set(name, job);
    }
  }
  const named = textIn(payload, 'environment');
  if (environments.size === 0 && named) {
    environments.set(named, jobs[0]);
  }
  return [...environments].map(([environment, job]) => ({ environment, job }));
}

interface When {
  at: Instant;
  inferred?: boolean;
}

/** The job's own instants are exact; the run's are as near as it gets. */
function whenOf(
  payload: Values,
  job: Values,
  field: string,
  scope: Scope,
): When | undefined {
  const at = instantIn(job, field, scope.context);
  if (at) {
    return { at };
  }
  const near = instantIn(
    recordIn(payload, 'workflow_run'),
    'updated_at',
    scope.context,
  );
  return near && { at: near, inferred: true };
}

/** What is asked for, in which attempt of which run. */
function subjectOf(
  payload: Values,
  { environment, job }: Reviewed,
  { place }: Scope,
) {
  const workflow = recordIn(payload, 'workflow_run');
  const run = runKey(place, idIn(workflow, 'id') ?? '');
  const attempt = attemptOf(workflow);
  return {
    key: approvalKey(run, attempt, environment),
    environment,
    run,
    attempt,
    repository: place.repository,
    headSha: textIn(workflow, 'head_sha'),
    url: textIn(job, 'html_url'),
  };
}

function factOf(
  payload: Values,
  reviewed: Reviewed,
  scope: Scope,
): AnyFact | undefined {
  const action = textIn(payload, 'action');
  const asks = action === 'requested';
  const when = whenOf(
    payload,
    reviewed.job,
    asks ? 'created_at' : 'updated_at',
    scope,
  );
  if (!when || (!asks && action !== 'approved' && action !== 'rejected')) {
    return undefined;
  }
  const data = subjectOf(payload, reviewed, scope);
  const id = `${data.key}/${action}/${when.at.time}`;
  const occurrence = { source: scope.place.source, ...when, id };
  if (asks) {
    const requestor = personOf(payload.requestor, scope.context);
    return factFrom('approval.created', {
      ...occurrence,
      data: { ...data, requestor },
    });
  }
  const responder = personOf(payload.approver, scope.context);
  const commented = Boolean(textIn(payload, 'comment')?.trim());
  const decided = action === 'approved' ? action : 'rejected';
  return factFrom('approval.closed', {
    ...occurrence,
    data: { ...data, decision: decided, status: decided, responder, commented },
  });
}

/**
 * Webhook `deployment_review`: an environment asks for approval, or somebody decides.
 */
export function deploymentReviewFacts(
  payload: Values,
  scope: Scope,
): AnyFact[] {
  return reviewedIn(payload)
    .map(reviewed => factOf(payload, reviewed, scope))
    .filter(fact => fact !== undefined);
}
