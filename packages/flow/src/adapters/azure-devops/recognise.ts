import { isRecord, recordIn, Values } from '../reading';

/** Objects of answers, told apart by the fields that only they have. */
export type Shape =
  | 'pipelineRun'
  | 'change'
  | 'environment'
  | 'releases'
  | 'timeline'
  | 'checkSuite'
  | 'approval'
  | 'releaseApproval'
  | 'releaseDeployment'
  | 'release'
  | 'environmentRecord'
  | 'pullRequest'
  | 'thread'
  | 'commit'
  | 'build';

const has = (values: Values, ...fields: string[]) =>
  fields.every(field => field in values);

const tests: ReadonlyArray<readonly [Shape, (values: Values) => boolean]> = [
  // What a module put together names its parts; answers are told by their fields.
  ['pipelineRun', values => isRecord(values.build) && !has(values, 'id')],
  [
    'change',
    values => isRecord(values.pullRequest) && !has(values, 'comment', 'id'),
  ],
  [
    'environment',
    values => isRecord(values.environment) && Array.isArray(values.deployments),
  ],
  [
    'releases',
    values =>
      Array.isArray(values.deployments) && Array.isArray(values.repositories),
  ],
  ['timeline', values => Array.isArray(values.records)],
  ['checkSuite', values => Array.isArray(values.checkRuns)],
  [
    'approval',
    values => Array.isArray(values.steps) && has(values, 'createdOn', 'status'),
  ],
  ['releaseApproval', values => has(values, 'approvalType', 'isAutomated')],
  [
    'releaseDeployment',
    values => has(values, 'deploymentStatus', 'releaseEnvironment'),
  ],
  [
    'release',
    values =>
      Array.isArray(values.environments) && isRecord(values.releaseDefinition),
  ],
  [
    'environmentRecord',
    values => has(values, 'environmentId', 'owner', 'stageName'),
  ],
  ['pullRequest', values => has(values, 'pullRequestId', 'creationDate')],
  [
    'thread',
    values => Array.isArray(values.comments) && has(values, 'publishedDate'),
  ],
  [
    'commit',
    values =>
      has(values, 'commitId') && has(recordIn(values, 'author'), 'date'),
  ],
  [
    'build',
    values =>
      has(values, 'id', 'status', 'queueTime') && isRecord(values.definition),
  ],
];

/** Which object of an answer this is; undefined where it is none we know. */
export const shapeOf = (values: Values): Shape | undefined =>
  tests.find(([, test]) => test(values))?.[0];

/** The list inside an answer: `{ count, value: […] }`. */
export const listIn = (payload: Values): unknown[] | undefined =>
  Array.isArray(payload.value) ? payload.value : undefined;

/** A service hook says what happened, to what, and where. */
export const isWebhook = (payload: Values): boolean =>
  typeof payload.eventType === 'string' && 'resource' in payload;
