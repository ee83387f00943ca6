import { at } from '../../__testUtils__/told';

const org = 'https://dev.azure.com/harbour';
const PROJECT = '7d1b7c1e-3c37-4d5a-9a2f-0c6b1f2a9e10';
const REPOSITORY = '2f0a8c55-1b1d-4a57-8f54-6a6c6f2f7b01';
const api = `${org}/${PROJECT}/_apis`;

/** What Azure DevOps writes where there is no time. */
export const NEVER = '0001-01-01T00:00:00';

export const ids = {
  ines: 'aa11bb22-0000-4000-8000-000000000001',
  otto: 'aa11bb22-0000-4000-8000-000000000002',
  ruth: 'aa11bb22-0000-4000-8000-000000000003',
};

export const identity = (name: keyof typeof ids, more: object = {}) => ({
  id: ids[name],
  displayName: name,
  uniqueName: `${name}@harbour.example`,
  descriptor: `aad.${name}`,
  ...more,
});

/** As facts call them. */
export const person = (name: keyof typeof ids) => ({
  id: ids[name].replace(/-/g, ''),
});

const project = { id: PROJECT, name: 'Payments', state: 'wellFormed' };

export const repository = {
  id: REPOSITORY,
  name: 'ledger',
  project,
  defaultBranch: 'refs/heads/main',
  remoteUrl: `${org}/Payments/_git/ledger`,
};

/** A build of a push to the main branch, done. */
export const build = (more: object = {}) => ({
  id: 70,
  buildNumber: '20260302.1',
  status: 'completed',
  result: 'succeeded',
  queueTime: at('09:00'),
  startTime: at('09:02'),
  finishTime: at('09:40'),
  url: `${api}/build/Builds/70`,
  definition: { id: 4, name: 'deliver', type: 'build' },
  project,
  sourceBranch: 'refs/heads/main',
  sourceVersion: 'c0ffee',
  reason: 'individualCI',
  requestedFor: identity('ines'),
  requestedBy: { id: '00000002-0000-8888-8000-000000000000' },
  lastChangedDate: at('09:41'),
  triggerInfo: {},
  repository: {
    id: REPOSITORY,
    type: 'TfsGit',
    name: 'ledger',
    url: `${org}/Payments/_git/ledger`,
  },
  ...more,
});

const record = (type: string, id: string, parentId: string | null) => ({
  id,
  parentId,
  type,
  name: type,
  state: 'completed',
  result: 'succeeded',
  attempt: 1,
  startTime: at('09:02'),
  finishTime: at('09:10'),
  previousAttempts: [],
});

export const stage = (id: string, name: string, more: object = {}) => ({
  ...record('Stage', id, null),
  name,
  identifier: name.toLowerCase(),
  ...more,
});

export const phase = (id: string, of: string, more: object = {}) => ({
  ...record('Phase', id, of),
  ...more,
});

export const job = (
  id: string,
  of: string,
  name: string,
  more: object = {},
) => ({
  ...record('Job', id, of),
  name,
  workerName: 'agent 3',
  startTime: at('09:04'),
  ...more,
});

export const checkpoint = (id: string, of: string, more: object = {}) => ({
  ...record('Checkpoint', id, of),
  startTime: at('09:10'),
  finishTime: at('09:30'),
  ...more,
});

/** `Approval`, `TaskCheck`, `ExclusiveLock`, `Authorization`. */
export const check = (
  kind: string,
  id: string,
  of: string,
  more: object = {},
) => ({
  ...record(`Checkpoint.${kind}`, id, of),
  startTime: at('09:10'),
  finishTime: at('09:30'),
  ...more,
});

export const timeline = (...records: object[]) => ({
  id: '5d3f7a60-0000-4000-8000-00000000aaaa',
  changeId: 9,
  lastChangedOn: at('09:41'),
  url: `${api}/build/Builds/70/Timeline/5d3f7a60-0000-4000-8000-00000000aaaa`,
  records,
});

/** The whole run: build a stage, wait at a checkpoint, deploy in a stage. */
export const records = () => [
  stage('s1', 'Build'),
  phase('p1', 's1'),
  job('j1', 'p1', 'compile'),
  stage('s2', 'Deploy', { startTime: at('09:30'), finishTime: at('09:40') }),
  checkpoint('cp', 's2'),
  check('Approval', 'ap1', 'cp'),
  phase('p2', 's2', { startTime: at('09:30'), finishTime: at('09:40') }),
  job('j2', 'p2', 'rollout', {
    startTime: at('09:33'),
    finishTime: at('09:40'),
  }),
];

export const step = (more: object = {}) => ({
  assignedApprover: { ...identity('ruth'), isContainer: false },
  actualApprover: identity('ruth'),
  status: 'approved',
  comment: 'Looked at the change',
  order: 1,
  initiatedOn: at('09:10'),
  lastModifiedOn: at('09:30'),
  lastModifiedBy: identity('ruth'),
  history: [],
  ...more,
});

export const approval = (more: object = {}) => ({
  id: 'ap1',
  status: 'approved',
  createdOn: at('09:10'),
  lastModifiedOn: at('09:30'),
  executionOrder: 'anyOrder',
  minRequiredApprovers: 1,
  blockedApprovers: [],
  steps: [step()],
  _links: { self: { href: `${api}/pipelines/approvals/ap1` } },
  ...more,
});

export const checkRun = (
  id: string,
  type: string,
  more: object = {},
  configuration: object = {},
) => ({
  id,
  status: 'approved',
  createdDate: at('09:10'),
  completedDate: at('09:30'),
  checkConfigurationRef: {
    id: 16,
    type: { id: 't', name: type },
    resource: { type: 'environment', id: '3', name: 'production' },
    ...configuration,
  },
  ...more,
});

export const suite = (...checkRuns: object[]) => ({
  id: 'cp',
  status: 'approved',
  completedDate: at('09:30'),
  checkRuns,
  context: { Id: 'cp', GraphNode: { Name: 'deploy', Attempt: 1 } },
});

/** An open pull request. */
export const pullRequest = (more: object = {}) => ({
  pullRequestId: 12,
  codeReviewId: 12,
  status: 'active',
  createdBy: identity('ines'),
  creationDate: at('09:00'),
  title: 'PAY-4 Post payments at night',
  sourceRefName: 'refs/heads/PAY-4-night',
  targetRefName: 'refs/heads/main',
  isDraft: false,
  mergeStatus: 'succeeded',
  lastMergeSourceCommit: { commitId: 'head1' },
  lastMergeTargetCommit: { commitId: 'base1' },
  lastMergeCommit: { commitId: 'try1' },
  reviewers: [{ ...identity('otto'), vote: 10, reviewerUrl: `${api}/r` }],
  url: `${api}/git/repositories/${REPOSITORY}/pullRequests/12`,
  repository,
  ...more,
});

const property = (value: string | number) => ({
  $type: typeof value === 'number' ? 'System.Int32' : 'System.String',
  $value: value,
});

/** A thread in which the system notes something. */
export const note = (
  id: number,
  clock: string,
  type: string,
  properties: Record<string, string | number> = {},
  more: object = {},
) => ({
  id,
  publishedDate: at(clock),
  lastUpdatedDate: at(clock),
  comments: [
    {
      id: 1,
      author: { displayName: 'Service Accounts', isContainer: true },
      content: `noted ${type}`,
      publishedDate: at(clock),
      commentType: 'system',
    },
  ],
  properties: Object.fromEntries(
    Object.entries({ CodeReviewThreadType: type, ...properties }).map(
      ([name, value]) => [name, property(value)],
    ),
  ),
  identities: { '1': identity('otto') },
  isDeleted: false,
  ...more,
});

/** A thread in which somebody says something. */
export const remark = (id: number, clock: string, more: object = {}) => ({
  id,
  publishedDate: at(clock),
  lastUpdatedDate: at('16:00'),
  status: 'active',
  comments: [
    {
      id: 1,
      parentCommentId: 0,
      author: identity('otto'),
      content: 'Why at night?',
      publishedDate: at(clock),
      lastUpdatedDate: at('16:00'),
      commentType: 'text',
    },
  ],
  properties: {},
  isDeleted: false,
  ...more,
});

export const commit = (more: object = {}) => ({
  commitId: 'c1',
  author: { name: 'Ines', email: 'ines@harbour.example', date: at('08:00') },
  committer: { name: 'Ines', email: 'ines@harbour.example', date: at('08:30') },
  comment: 'PAY-4 Start at night',
  url: `${api}/git/repositories/${REPOSITORY}/commits/c1`,
  ...more,
});

/** A job's deployment to an environment. */
export const deployment = (more: object = {}) => ({
  id: 901,
  environmentId: 3,
  planType: 'Build',
  planId: '1f',
  stageName: 'Deploy',
  jobName: 'rollout',
  stageAttempt: 1,
  jobAttempt: 1,
  definition: { id: 4, name: 'deliver' },
  owner: { id: 70, name: '20260302.1' },
  result: 'succeeded',
  queueTime: at('09:30'),
  startTime: at('09:33'),
  finishTime: at('09:40'),
  ...more,
});

/** One approver's row of a release. */
export const row = (id: number, more: object = {}) => ({
  id,
  revision: 2,
  approvalType: 'preDeploy',
  createdOn: at('10:00'),
  modifiedOn: at('12:00'),
  status: 'approved',
  comments: '',
  isAutomated: false,
  attempt: 1,
  rank: 1,
  trialNumber: 1,
  approver: identity('ruth'),
  approvedBy: identity('ruth'),
  release: { id: 31, name: 'Release-31' },
  releaseDefinition: { id: 2, name: 'ship' },
  releaseEnvironment: { id: 61, name: 'production' },
  ...more,
});

export const artifact = {
  type: 'Build',
  alias: '_deliver',
  isPrimary: true,
  definitionReference: {
    branch: { id: 'refs/heads/main', name: 'refs/heads/main' },
    project: { id: PROJECT, name: 'Payments' },
    repository: { id: REPOSITORY, name: '' },
    'repository.provider': { id: 'TfsGit', name: 'TfsGit' },
    sourceVersion: { id: 'c0ffee', name: '' },
    version: { id: '70', name: '20260302.1' },
  },
};

/** A deployment of a classic release. */
export const released = (more: object = {}) => ({
  id: 501,
  attempt: 1,
  deploymentStatus: 'succeeded',
  operationStatus: 'Approved',
  queuedOn: at('10:00'),
  startedOn: at('12:01'),
  completedOn: at('12:09'),
  lastModifiedOn: at('12:10'),
  requestedFor: identity('ines'),
  release: {
    id: 31,
    name: 'Release-31',
    artifacts: [artifact],
    webAccessUri: `${org}/Payments/_release?releaseId=31`,
  },
  releaseDefinition: { id: 2, name: 'ship' },
  releaseEnvironment: { id: 61, name: 'production' },
  preDeployApprovals: [row(1)],
  postDeployApprovals: [],
  ...more,
});

/** A service hook around a resource. */
export const hook = (eventType: string, resource: object) => ({
  subscriptionId: '00',
  id: 'e1',
  eventType,
  publisherId: 'tfs',
  message: { text: 'in words' },
  resource,
  resourceVersion: '1.0',
  resourceContainers: {
    collection: { id: 'c', baseUrl: `${org}/` },
    project: { id: PROJECT, baseUrl: `${org}/` },
  },
  createdDate: at('09:41'),
});
