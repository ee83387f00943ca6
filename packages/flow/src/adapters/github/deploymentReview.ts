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

/** The run's own instant is as near as it gets, where nothing exact is told. */
function near(payload: Values, scope: Scope): When | undefined {
  const run = recordIn(payload, 'workflow_run');
  const at = instantIn(run, 'updated_at', scope.context);
  return at && { at, inferred: true };
}

/** Exact: a job that needs an environment is made when its turn comes, and held. */
function heldSince(payload: Values, job: Values, scope: Scope) {
  const at =
    instantIn(job, 'created_at', scope.context) ??
    instantIn(payload, 'since', scope.context);
  return at && { at };
}

function decidedAt(job: Values, scope: Scope): When | undefined {
  const at = instantIn(job, 'updated_at', scope.context);
  return at && { at };
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

function askedFacts(
  payload: Values,
  reviewed: Reviewed,
  scope: Scope,
): AnyFact[] {
  const isAsk = textIn(payload, 'action') === 'requested';
  const since = heldSince(payload, reviewed.job, scope);
  const when = since ?? (isAsk ? near(payload, scope) : undefined);
  const data = subjectOf(payload, reviewed, scope);
  return when
    ? [
        factFrom('approval.created', {
          // Whoever decides is told what was asked, but not by whom.
          id: `${data.key}/requested/${when.at.time}${isAsk ? '' : '/decided'}`,
          source: scope.place.source,
          ...when,
          data: {
            ...data,
            requestor: personOf(payload.requestor, scope.context),
          },
        }),
      ]
    : [];
}

function decidedFacts(
  payload: Values,
  reviewed: Reviewed,
  scope: Scope,
): AnyFact[] {
  const action = textIn(payload, 'action');
  const when = decidedAt(reviewed.job, scope) ?? near(payload, scope);
  if (!when || (action !== 'approved' && action !== 'rejected')) {
    return [];
  }
  const data = subjectOf(payload, reviewed, scope);
  return [
    factFrom('approval.closed', {
      id: `${data.key}/${action}/${when.at.time}`,
      source: scope.place.source,
      ...when,
      data: {
        ...data,
        decision: action,
        status: action,
        responder: personOf(payload.approver, scope.context),
        commented: Boolean(textIn(payload, 'comment')?.trim()),
      },
    }),
  ];
}

const actions = new Set(['requested', 'approved', 'rejected']);

/**
 * Webhook `deployment_review`: an environment asks for approval, or somebody decides.
 *
 * Whoever decides says since when it was asked, too: a lost webhook heals.
 */
export const deploymentReviewFacts = (
  payload: Values,
  scope: Scope,
): AnyFact[] =>
  actions.has(textIn(payload, 'action') ?? '')
    ? reviewedIn(payload).flatMap(reviewed => [
        ...askedFacts(payload, reviewed, scope),
        ...decidedFacts(payload, reviewed, scope),
      ])
    : [];
