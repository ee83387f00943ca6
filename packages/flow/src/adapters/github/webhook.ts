import { parseInstant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { Adaptation, ignored } from '../adaptation';
import { idIn, instantIn, recordIn, textIn, Values } from '../reading';
import { alertFacts } from './alert';
import { changeFacts, keyOf } from './change';
import { stepFact, stepNamed } from './changeStep';
import { adaptCheckRun } from './checkRun';
import { commentFacts } from './comment';
import { pushFacts } from './commit';
import { deploymentFacts } from './deployment';
import { deploymentReviewFacts } from './deploymentReview';
import { statusFact, statusOf } from './deploymentStatus';
import { jobFacts } from './job';
import { turnFact, turnNamed } from './mergeQueue';
import { dismissalFact, reviewFacts } from './review';
import { runIn } from './run';
import { attemptFacts } from './runBundle';
import { runKey, Scope } from './scope';

/** Facts of a webhook, or why it has none. */
export type WebhookReader = (payload: Values, scope: Scope) => Adaptation;

const used = (facts: AnyFact[], otherwise: string): Adaptation =>
  facts.length ? { facts } : ignored(otherwise);

const actionOf = (payload: Values) => textIn(payload, 'action') ?? '';

function deploymentOf(
  payload: Values,
  scope: Scope,
  run: string | undefined,
): AnyFact[] {
  const deployment = recordIn(payload, 'deployment');
  return idIn(deployment, 'id') ? deploymentFacts(deployment, scope, run) : [];
}

const workflowRun: WebhookReader = (payload, scope) => ({
  facts: attemptFacts(
    recordIn(payload, 'workflow_run'),
    scope,
    recordIn(payload, 'workflow'),
  ),
});

const workflowJob: WebhookReader = (payload, scope) => {
  const job = recordIn(payload, 'workflow_job');
  const run = idIn(job, 'run_id');
  return {
    facts: [
      ...jobFacts(
        job,
        scope,
        textIn(recordIn(payload, 'deployment'), 'environment'),
      ),
      ...deploymentOf(payload, scope, run && runKey(scope.place, run)),
    ],
  };
};

const checkRun: WebhookReader = (payload, scope) =>
  adaptCheckRun(recordIn(payload, 'check_run'), scope);

const deployment: WebhookReader = (payload, scope) => ({
  facts: deploymentOf(payload, scope, runIn(payload, scope)),
});

const deploymentStatus: WebhookReader = (payload, scope) => {
  const status = statusOf(recordIn(payload, 'deployment_status'), scope);
  return {
    facts: [
      ...(status ? [statusFact(status, scope)] : []),
      ...deploymentOf(payload, scope, runIn(payload, scope)),
    ],
  };
};

const deploymentReview: WebhookReader = (payload, scope) => ({
  facts: deploymentReviewFacts(payload, scope),
});

/** An app's own rule is an automated check: no approval, and it tells no result here. */
const protectionRule: WebhookReader = (payload, scope) => {
  const callback = textIn(payload, 'deployment_callback_url') ?? '';
  const run = /\/runs\/(\d+)/.exec(callback)?.[1];
  return used(
    deploymentOf(payload, scope, run && runKey(scope.place, run)),
    'deployment_protection_rule: an automated check, not an approval',
  );
};

/** Drafted at birth is told by the first webhook only; GitHub does not record it. */
function birthFacts(payload: Values, scope: Scope): AnyFact[] {
  const change = recordIn(payload, 'pull_request');
  const at = instantIn(change, 'created_at', scope.context);
  return at && change.draft === true && actionOf(payload) === 'opened'
    ? [
        stepFact('change.drafted', keyOf(change, scope), scope, {
          at,
          actor: change.user,
        }),
      ]
    : [];
}

/** Actions at which the head of the change is new. */
const pushes = new Set(['opened', 'synchronize']);

const pullRequest: WebhookReader = (payload, scope) => {
  const change = recordIn(payload, 'pull_request');
  const step = stepNamed(actionOf(payload));
  const turn = turnNamed(actionOf(payload));
  const at = instantIn(change, 'updated_at', scope.context);
  return {
    facts: [
      ...changeFacts(change, scope, pushes.has(actionOf(payload))),
      ...birthFacts(payload, scope),
      ...(step && at
        ? [
            stepFact(step, keyOf(change, scope), scope, {
              at,
              actor: payload.sender,
            }),
          ]
        : []),
      ...(turn && at ? [turnFact(turn, keyOf(change, scope), scope, at)] : []),
    ],
  };
};

const review: WebhookReader = (payload, scope) => {
  const change = recordIn(payload, 'pull_request');
  const values = recordIn(payload, 'review');
  const facts = reviewFacts(values, scope, change.user);
  const at = parseInstant(change.updated_at, scope.context);
  const id = idIn(values, 'id');
  if (actionOf(payload) !== 'dismissed' || !at || !id) {
    return used(
      facts,
      'pull_request_review: pending, so nobody has been told anything yet',
    );
  }
  const dismissal = dismissalFact(keyOf(change, scope), scope, {
    review: id,
    at,
    actor: payload.sender,
    inferred: true,
  });
  return { facts: [...facts, dismissal] };
};

const reviewComment: WebhookReader = (payload, scope) =>
  actionOf(payload) === 'deleted'
    ? ignored(
        'pull_request_review_comment deleted: what was said stays in the record',
      )
    : {
        facts: commentFacts(
          recordIn(payload, 'comment'),
          scope,
          recordIn(payload, 'pull_request').user,
        ),
      };

const issueComment: WebhookReader = (payload, scope) => {
  if (actionOf(payload) === 'deleted') {
    return ignored('issue_comment deleted: what was said stays in the record');
  }
  const facts = commentFacts(
    recordIn(payload, 'comment'),
    scope,
    recordIn(payload, 'issue').user,
  );
  return used(facts, 'issue_comment: on an issue, not on a pull request');
};

const push: WebhookReader = (payload, scope) =>
  used(
    pushFacts(payload, scope),
    'push: no commits, a branch or tag was created or deleted',
  );

/** Not every webhook of an alert says when it changed: opened again is not when it was opened. */
const alert: WebhookReader = (payload, scope) => {
  const values = recordIn(payload, 'alert');
  const isTimed = instantIn(values, 'updated_at', scope.context) !== undefined;
  return !isTimed && actionOf(payload).startsWith('reopened')
    ? ignored('alert reopened: does not say when; the list of alerts does')
    : { facts: alertFacts(values, scope) };
};

/** Readers by the names of the fields that only their webhook has, most telling first. */
export const webhookReaders: ReadonlyArray<{
  fields: readonly string[];
  read: WebhookReader;
}> = [
  { fields: ['workflow_job'], read: workflowJob },
  { fields: ['deployment_status', 'deployment'], read: deploymentStatus },
  { fields: ['deployment_callback_url'], read: protectionRule },
  { fields: ['workflow_run', 'reviewers', 'since'], read: deploymentReview },
  { fields: ['workflow_run', 'requestor'], read: deploymentReview },
  { fields: ['workflow_run', 'approver'], read: deploymentReview },
  { fields: ['deployment', 'action'], read: deployment },
  { fields: ['workflow_run', 'action'], read: workflowRun },
  // Deployments and their statuses name the check that shows them, too.
  { fields: ['check_run', 'action'], read: checkRun },
  { fields: ['review', 'pull_request'], read: review },
  { fields: ['comment', 'pull_request'], read: reviewComment },
  { fields: ['comment', 'issue'], read: issueComment },
  { fields: ['pull_request', 'action'], read: pullRequest },
  { fields: ['alert', 'action'], read: alert },
  { fields: ['ref', 'before', 'after'], read: push },
];
