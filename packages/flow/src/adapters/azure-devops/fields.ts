/** Kinds of objects whose times and decisions are listed. */
export type ListedKind =
  | 'build'
  | 'record'
  | 'checkSuite'
  | 'approval'
  | 'pullRequest'
  | 'thread'
  | 'commit'
  | 'environmentRecord'
  | 'releaseDeployment'
  | 'releaseApproval';

const approvalRow = [
  'approvalType',
  'createdOn',
  'modifiedOn',
  'status',
  'isAutomated',
];

/** Times and decisions that are read, by object and path; lists are left out of paths. */
export const usedPaths: Readonly<Record<ListedKind, readonly string[]>> = {
  build: ['queueTime', 'startTime', 'finishTime', 'status', 'result'],
  record: ['startTime', 'finishTime', 'result'],
  checkSuite: [
    'checkRuns.createdDate',
    'checkRuns.completedDate',
    'checkRuns.status',
  ],
  approval: [
    'createdOn',
    'lastModifiedOn',
    'status',
    'steps.status',
    'steps.lastModifiedOn',
    'steps.actualApprover.id',
  ],
  pullRequest: ['creationDate', 'closedDate', 'status', 'isDraft'],
  thread: [
    'publishedDate',
    'comments.publishedDate',
    'properties.CodeReviewVoteResult.$value',
    'properties.CodeReviewStatus.$value',
    'properties.CodeReviewIsDraftNowSet.$value',
  ],
  commit: ['author.date'],
  environmentRecord: ['queueTime', 'startTime', 'finishTime', 'result'],
  releaseDeployment: [
    'queuedOn',
    'startedOn',
    'completedOn',
    'deploymentStatus',
    ...approvalRow.map(field => `preDeployApprovals.${field}`),
  ],
  releaseApproval: approvalRow,
};

const moves = 'moves whenever anything about it does';
const again = 'told by the results of what it is made of';

/** Times and decisions that are knowingly not read: why. */
export const unusedPaths: Readonly<
  Record<ListedKind, Readonly<Record<string, string>>>
> = {
  build: {
    lastChangedDate: moves,
    'project.state': 'a setting of the project',
    'project.lastUpdateTime': 'a setting of the project',
    'definition.queueStatus': 'a setting of the pipeline',
    'validationResults.result': 'whether the request was well-formed',
  },
  record: {
    lastModified: moves,
    state: 'told by its times and its result',
    resultCode: 'why a condition was or was not met',
    percentComplete: 'progress is no occurrence',
  },
  checkSuite: {
    status: again,
    completedDate: again,
    'checkRuns.resultMessage': 'the result in words',
  },
  approval: {
    'steps.initiatedOn':
      'when one approver was told; the wait began with the approval',
    'steps.deferredTo': 'until when somebody put it off: a plan',
    'steps.assignedApprover.id':
      'who was asked; often a group, of which one decides',
    'steps.history.createdOn':
      'handing on is no decision: the step goes on with another approver',
    'blockedApprovers.id': 'a setting: who may not decide',
  },
  pullRequest: {
    mergeStatus: 'whether it could be merged; told by its merge',
    completionQueueTime: 'when its merge was begun; it took seconds',
    'reviewers.vote': 'carries no time; threads tell votes with theirs',
    'repository.project.state': 'a setting of the project',
    'repository.project.lastUpdateTime': 'a setting of the project',
    'lastMergeCommit.author.date': 'a commit that the server makes',
    'lastMergeCommit.committer.date': 'a commit that the server makes',
    autoCompleteSetBy: 'who wishes it to be completed decides nothing',
    'completionOptions.mergeStrategy': 'how it is merged, not whether',
    'repository.isDisabled': 'a setting of the repository',
  },
  thread: {
    lastUpdatedDate: moves,
    status: 'whether a remark is settled is up to the people in it',
    isDeleted: 'what was said was said',
    'comments.lastUpdatedDate': 'an edit is no second remark',
    'comments.lastContentUpdatedDate': 'an edit is no second remark',
    'comments.isDeleted': 'what was said was said',
    'properties.CodeReviewMergeStatus.$value':
      'whether it could be merged; told by its merge',
    'properties.CodeReviewPolicyStatus.$value':
      'a policy is automated; what it waits for is read',
  },
  commit: {
    'committer.date': 'a rebase moves it; the author date counts',
    'push.date': 'pushes are told by the threads of the pull request',
  },
  environmentRecord: {},
  releaseDeployment: {
    operationStatus:
      'the steps on the way; read only of what was never deployed',
    lastModifiedOn: 'read only of what was called off, which has no other time',
    scheduledDeploymentTime: 'a plan, not an occurrence',
    'release.createdOn': 'a release is a name for commits',
    'release.modifiedOn': 'a release is a name for commits',
    'release.status': 'a release is a name for commits',
    'conditions.result': 'settings of the environment',
  },
  releaseApproval: {
    'history.createdOn': 'handing on is no decision',
    'history.modifiedOn': 'handing on is no decision',
  },
};
