/** Kinds of objects and webhooks whose times and decisions are listed. */
export type ListedKind =
  | 'mergeRequest'
  | 'note'
  | 'commit'
  | 'rule'
  | 'pipeline'
  | 'job'
  | 'deployment'
  | 'train'
  | 'changeHook'
  | 'noteHook'
  | 'pipelineHook'
  | 'jobHook'
  | 'deploymentHook'
  | 'pushHook';

const jobFields = [
  'status',
  'created_at',
  'started_at',
  'finished_at',
  'queued_duration',
  'failure_reason',
];

/** Times and decisions that are read, by object and path; lists are left out of paths. */
export const usedPaths: Readonly<Record<ListedKind, readonly string[]>> = {
  mergeRequest: [
    'created_at',
    'updated_at',
    'merged_at',
    'closed_at',
    'state',
    'draft',
    'work_in_progress',
  ],
  note: ['created_at', 'system', 'body'],
  commit: ['authored_date'],
  rule: [
    'approvals_required',
    'eligible_approvers.id',
    'approved_by.id',
    'rule_type',
  ],
  pipeline: ['status', 'created_at', 'started_at', 'finished_at'],
  job: [...jobFields, 'when', 'downstream_pipeline.created_at'],
  deployment: [
    'status',
    'created_at',
    'updated_at',
    'deployable.started_at',
    'deployable.finished_at',
    'approval_summary.rules.required_approvals',
    'approval_summary.rules.deployment_approvals.status',
    'approval_summary.rules.deployment_approvals.created_at',
    'pending_approval_count',
    'approvals.status',
    'approvals.created_at',
  ],
  train: ['status', 'created_at', 'merged_at'],
  changeHook: [
    'object_attributes.created_at',
    'object_attributes.updated_at',
    'object_attributes.state',
    'object_attributes.draft',
    'object_attributes.work_in_progress',
    'object_attributes.action',
    'changes.draft.current',
    'changes.reviewers.current.state',
    'changes.reviewers.previous.state',
    'changes.reviewers.current.re_requested',
  ],
  noteHook: ['object_attributes.created_at', 'object_attributes.system'],
  pipelineHook: [
    'object_attributes.status',
    'object_attributes.created_at',
    'object_attributes.finished_at',
    'object_attributes.queued_duration',
    ...[...jobFields, 'when', 'manual'].map(field => `builds.${field}`),
  ],
  jobHook: jobFields.map(field => `build_${field}`),
  deploymentHook: ['status', 'status_changed_at', 'approval.created_at'],
  pushHook: ['commits.timestamp'],
};

const settings = 'when, or how, it was set up';
const edit = 'an edit is no second occurrence';
const plan = 'a plan, not an occurrence';
const mergeable = 'whether it could be merged; told by its merge';
const committed = 'a rebase moves it; the author date counts';
const account = 'a state of an account';
const elapsed = 'told by its start and its end';
const stopping =
  'what a job does to its environment; deployments say what went live';
const elsewhere = 'told by the object itself, where it is read';

/** Times and decisions that are knowingly not read: why. */
export const unusedPaths: Readonly<
  Record<ListedKind, Readonly<Record<string, string>>>
> = {
  mergeRequest: {
    merge_status: mergeable,
    detailed_merge_status: mergeable,
    merge_when_pipeline_succeeds: 'a wish, which decides nothing',
    merged_by: 'who pressed it; the merge is the change’s end, whoever it was',
    closed_by: 'who pressed it; lists say it late',
    prepared_at: 'when GitLab had computed its diff',
    latest_build_started_at: elsewhere,
    latest_build_finished_at: elsewhere,
    first_deployed_to_production_at: 'deployments say it, each its own',
    approvals_before_merge: settings,
    'milestone.created_at': plan,
    'milestone.updated_at': plan,
    'milestone.due_date': plan,
    'milestone.start_date': plan,
    'milestone.state': plan,
    'pipeline.status': elsewhere,
    'pipeline.created_at': elsewhere,
    'pipeline.updated_at': elsewhere,
    'head_pipeline.status': elsewhere,
    'head_pipeline.created_at': elsewhere,
    'head_pipeline.updated_at': elsewhere,
    'head_pipeline.started_at': elsewhere,
    'head_pipeline.finished_at': elsewhere,
    'head_pipeline.committed_at': elsewhere,
    'head_pipeline.user.state': account,
    'head_pipeline.duration': elsewhere,
    ...Object.fromEntries(
      'icon text label group tooltip has_details details_path favicon'
        .split(' ')
        .map(name => [`head_pipeline.detailed_status.${name}`, elsewhere]),
    ),
    'assignee.state': account,
    'author.state': account,
    'assignees.state': account,
    'reviewers.state': account,
    'task_completion_status.count': 'boxes in its description',
    'task_completion_status.completed_count': 'boxes in its description',
  },
  note: {
    updated_at: edit,
    resolved: 'whether a remark is settled is up to the people in it',
    resolved_at: 'whether a remark is settled is up to the people in it',
    'author.state': account,
  },
  commit: { committed_date: committed, created_at: committed },
  rule: {
    approved: 'told by the notes, which say when',
    'eligible_approvers.state': account,
    'approved_by.state': account,
  },
  pipeline: {
    updated_at: 'moves whenever anything about it does',
    queued_duration: elapsed,
    duration: elapsed,
    'user.state': account,
  },
  job: {
    duration: elapsed,
    allow_failure: settings,
    retried: 'told by the other job of its name',
    'commit.created_at': elsewhere,
    'pipeline.status': elsewhere,
    'downstream_pipeline.status': elsewhere,
    'downstream_pipeline.updated_at': elsewhere,
    'user.state': account,
  },
  deployment: {
    'environment.created_at': settings,
    'deployable.status': 'told by the status of the deployment',
    'deployable.created_at': elsewhere,
    'deployable.queued_duration': elsewhere,
    'deployable.duration': elsewhere,
    'deployable.allow_failure': settings,
    'deployable.commit.created_at': elsewhere,
    'deployable.pipeline.status': elsewhere,
    'deployable.user.state': account,
    'user.state': account,
    'approvals.user.state': account,
    'approval_summary.rules.deployment_approvals.user.state': account,
  },
  train: {
    updated_at: 'moves whenever anything about it does',
    'user.state': account,
  },
  changeHook: {
    'object_attributes.last_edited_at': edit,
    'object_attributes.prepared_at': 'when GitLab had computed its diff',
    'object_attributes.merge_status': mergeable,
    'object_attributes.detailed_merge_status': mergeable,
    'object_attributes.state_id': 'the number of its state',
    'object_attributes.last_commit.timestamp': committed,
    'object_attributes.labels.created_at': settings,
    'object_attributes.labels.updated_at': settings,
    'object_attributes.blocking_discussions_resolved':
      'whether remarks are settled is up to the people in it',
    'labels.created_at': settings,
    'labels.updated_at': settings,
    'changes.updated_at.previous': edit,
    'changes.updated_at.current': edit,
    'changes.state_id.previous': 'the action tells it',
    'changes.state_id.current': 'the action tells it',
    'changes.draft.previous': 'the opposite of what it is now',
    'changes.labels.previous.created_at': settings,
    'changes.labels.previous.updated_at': settings,
    'changes.labels.current.created_at': settings,
    'changes.labels.current.updated_at': settings,
    'user.state': account,
  },
  noteHook: {
    'object_attributes.updated_at': edit,
    'object_attributes.action': edit,
    'merge_request.created_at': elsewhere,
    'user.state': account,
  },
  pipelineHook: {
    'object_attributes.duration': elapsed,
    'object_attributes.detailed_status': 'the status in words',
    'commit.timestamp': committed,
    'merge_request.state': elsewhere,
    'merge_request.merge_status': mergeable,
    'merge_request.detailed_merge_status': mergeable,
    'builds.duration': elapsed,
    'builds.allow_failure': settings,
    'builds.user.state': account,
    'builds.environment.action': stopping,
    'user.state': account,
  },
  jobHook: {
    build_duration: elapsed,
    build_allow_failure: settings,
    'commit.status': elsewhere,
    'commit.duration': elsewhere,
    'environment.action': stopping,
    'commit.started_at': elsewhere,
    'commit.finished_at': elsewhere,
    'user.state': account,
  },
  deploymentHook: {
    'approval.status': 'told by the status of the hook',
    'approver.state': account,
    'user.state': account,
  },
  pushHook: {},
};
