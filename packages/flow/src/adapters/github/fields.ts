/** Kinds of objects whose times and decisions are listed. */
export type ListedKind =
  | 'run'
  | 'job'
  | 'checkRun'
  | 'analysis'
  | 'alert'
  | 'change'
  | 'review'
  | 'comment'
  | 'commit'
  | 'timelineEvent'
  | 'deployment'
  | 'deploymentStatus'
  | 'approval'
  | 'pending'
  | 'environment'
  | 'hook';

/**
 * Times and decisions that are read, by object and path; lists are left out
 * of paths. What a webhook wraps is listed as what it is, the rest as `hook`.
 */
export const usedPaths: Readonly<Record<ListedKind, readonly string[]>> = {
  run: [
    'status',
    'conclusion',
    'event',
    'run_attempt',
    'created_at',
    'run_started_at',
    'updated_at',
  ],
  job: [
    'status',
    'conclusion',
    'run_attempt',
    'created_at',
    'started_at',
    'completed_at',
  ],
  checkRun: ['status', 'conclusion', 'started_at', 'completed_at'],
  analysis: ['created_at', 'error'],
  alert: [
    'state',
    'resolution',
    'created_at',
    'updated_at',
    'fixed_at',
    'resolved_at',
    'dismissed_at',
    'auto_dismissed_at',
  ],
  change: [
    'created_at',
    'updated_at',
    'closed_at',
    'merged_at',
    'state',
    'draft',
  ],
  review: ['submitted_at', 'state'],
  comment: ['created_at'],
  commit: ['commit.author.date'],
  timelineEvent: [
    'event',
    'created_at',
    'submitted_at',
    'state',
    'committer.date',
  ],
  deployment: ['created_at'],
  deploymentStatus: ['created_at', 'state'],
  approval: ['state'],
  pending: ['wait_timer', 'wait_timer_started_at'],
  environment: ['protection_rules.type', 'protection_rules.wait_timer'],
  hook: [
    'action',
    'since',
    'commits.timestamp',
    'workflow_job_run.created_at',
    'workflow_job_run.updated_at',
    'workflow_job_runs.created_at',
    'workflow_job_runs.updated_at',
  ],
};

const settings = 'when, or how, it was set up';
const edit = 'an edit is no second occurrence';
const plan = 'a plan, not an occurrence';
const moves = 'moves whenever anything about it does';
const committed = 'a rebase moves it; the author date counts';
const elsewhere = 'told by the object itself, where it is read';
const member = 'who is a member, not who decided';
const mergeable = 'whether it could be merged; told by its merge';
const steps =
  'may lie before the creation of its job; no evidence of a queue, nor of an end';
const instance = 'one place of it; the alert says how it stands';
const advisory = 'about the weakness, wherever it is';
const signature = 'whether a signature is good';

const repository = (path: string) => ({
  [`${path}.created_at`]: settings,
  [`${path}.pushed_at`]: 'not about the change',
  [`${path}.updated_at`]: 'not about the change',
});

const milestone = (path: string) => ({
  [`${path}.created_at`]: plan,
  [`${path}.updated_at`]: plan,
  [`${path}.closed_at`]: plan,
  [`${path}.due_on`]: plan,
  [`${path}.state`]: plan,
});

const app = (path: string) => ({
  [`${path}.created_at`]: settings,
  [`${path}.updated_at`]: settings,
});

/** Times and decisions that are knowingly not read: why. */
export const unusedPaths: Readonly<
  Record<ListedKind, Readonly<Record<string, string>>>
> = {
  run: { 'head_commit.timestamp': committed },
  job: {
    'steps.status': steps,
    'steps.conclusion': steps,
    'steps.started_at': steps,
    'steps.completed_at': steps,
  },
  checkRun: {
    ...app('app'),
    ...app('check_suite.app'),
    'check_suite.status': 'the checks of one app; each of them is read',
    'check_suite.conclusion': 'the checks of one app; each of them is read',
    'check_suite.created_at': 'the checks of one app; each of them is read',
    'check_suite.updated_at': 'the checks of one app; each of them is read',
    'check_suite.deployment.created_at': elsewhere,
    'check_suite.deployment.updated_at': moves,
  },
  analysis: {
    results_count: 'most results are old; whether it stops a change is a check',
  },
  alert: {
    dismissed_reason: 'why it does not count; that it does not is the state',
    'most_recent_instance.state': instance,
    'instances.state': instance,
    'security_advisory.published_at': advisory,
    'security_advisory.updated_at': advisory,
    'security_advisory.withdrawn_at': advisory,
    push_protection_bypassed_at: 'before it was found',
  },
  change: {
    ...repository('base.repo'),
    ...repository('head.repo'),
    ...milestone('milestone'),
    author_association: member,
    locked: 'who may comment',
    active_lock_reason: 'who may comment',
    merged: 'lists do not have it; the time of the merge says the same',
    mergeable,
    mergeable_state: mergeable,
    rebaseable: mergeable,
    'auto_merge.merge_method': 'a wish, which decides nothing',
  },
  review: { author_association: member },
  comment: { author_association: member, updated_at: edit },
  commit: {
    'commit.committer.date': committed,
    'commit.verification.reason': signature,
    'commit.verification.verified_at': signature,
  },
  timelineEvent: {
    'author.date': 'the commit itself says it, where it is read',
    'verification.reason': signature,
    'verification.verified_at': signature,
    'dismissed_review.state': 'the review itself said it',
    lock_reason: 'who may comment',
    state_reason: 'told by the pull request itself',
    author_association: member,
    updated_at: edit,
  },
  deployment: {
    ...app('performed_via_github_app'),
    updated_at: 'moves whenever anything does, years later too',
  },
  deploymentStatus: {
    ...app('performed_via_github_app'),
    updated_at: 'moves whenever anything about the deployment does',
  },
  approval: {
    'environments.created_at': settings,
    'environments.updated_at': settings,
  },
  pending: {
    'environment.created_at': settings,
    'environment.updated_at': settings,
    current_user_can_approve: 'about whoever fetches it',
  },
  environment: {
    created_at: settings,
    updated_at: settings,
    can_admins_bypass: 'who may, not who did',
    'protection_rules.prevent_self_review': 'who may, not who did',
  },
  hook: {
    ...repository('repository'),
    'workflow.created_at': settings,
    'workflow.updated_at': settings,
    'workflow.state': settings,
    'workflow_job_run.status': elsewhere,
    'workflow_job_run.conclusion': elsewhere,
    'workflow_job_runs.status': elsewhere,
    'workflow_job_runs.conclusion': elsewhere,
    ...milestone('issue.milestone'),
    'issue.created_at': elsewhere,
    'issue.updated_at': elsewhere,
    'issue.closed_at': elsewhere,
    'issue.state': elsewhere,
    'issue.draft': elsewhere,
    'issue.locked': 'who may comment',
    'issue.author_association': member,
    'head_commit.timestamp': 'one of the commits, where it is new',
    created: 'a branch is no occurrence of a change',
    deleted: 'a branch is no occurrence of a change',
    forced: 'told by its pull request',
    reason: 'why it left the merge queue; timelines do not say',
  },
};
