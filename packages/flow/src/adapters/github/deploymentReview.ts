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

/**
 * Webhook `deployment_review`: an environment asks for approval, or somebody decides.
 */
export function deploymentReviewFacts(
  payload: Values,
  scope: Scope,
): AnyFact[] {
  const run = recordIn(payload, 'workflow_run');
  const key = runKey(scope.place, idIn(run, 'id') ?? '');
  const attempt = attemptOf(run);
  const action = textIn(payload, 'action') ?? '';
  const { source, repository } = scope.place;
  return reviewedIn(payload).flatMap(({ environment, job }) => {
    const asks = action === 'requested';
    const when = whenOf(
      payload,
      job,
      asks ? 'created_at' : 'updated_at',
      scope,
    );
    if (!when || (!asks && action !== 'approved' && action !== 'rejected')) {
      return [];
    }
    const data = {
      key: approvalKey(key, attempt, environment),
      environment,
      run: key,
      attempt,
      repository,
      headSha: textIn(run, 'head_sha'),
      url: textIn(job, 'html_url'),
    };
    const occurrence = {
      source,
      ...when,
      id: `${data.key}/${action}/${when.at.time}`,
    };
    return asks
      ? factFrom('approval.created', {
          ...occurrence,
          data: {
            ...data,
            requestor: personOf(payload.requestor, scope.context),
          },
        })
      : factFrom('approval.closed', {
          ...occurrence,
          data: {
            ...data,
            decision: action as 'approved' | 'rejected',
            status: action as 'approved' | 'rejected',
            responder: personOf(payload.approver, scope.context),
            commented: Boolean(textIn(payload, 'comment')?.trim()),
          },
        });
  });
}
