import { isRecord, recordIn, Values } from '../reading';
import { isAlert } from './alert';

/** Objects of REST answers, told apart by the fields that only they have. */
export type Shape =
  | 'runBundle'
  | 'deploymentBundle'
  | 'run'
  | 'job'
  | 'checkRun'
  | 'analysis'
  | 'alert'
  | 'change'
  | 'review'
  | 'comment'
  | 'commit'
  | 'deployment'
  | 'deploymentStatus'
  | 'runApproval'
  | 'pendingDeployment'
  | 'timelineEvent';

const has = (values: Values, ...fields: string[]) =>
  fields.every(field => field in values);

const addressed = (values: Values, pattern: RegExp) =>
  [values.html_url, values.url, values.issue_url, values.pull_request_url].some(
    url => typeof url === 'string' && pattern.test(url),
  );

const tests: ReadonlyArray<readonly [Shape, (values: Values) => boolean]> = [
  [
    'deploymentBundle',
    values => isRecord(values.deployment) && Array.isArray(values.statuses),
  ],
  [
    'runBundle',
    values => isRecord(values.run) && Array.isArray(values.attempts),
  ],
  // A timeline repeats whole reviews and comments, so its mark goes first.
  [
    'timelineEvent',
    values =>
      typeof values.event === 'string' &&
      !has(values, 'head_sha') &&
      !has(values, 'sender'),
  ],
  [
    'pendingDeployment',
    values => has(values, 'wait_timer') && isRecord(values.environment),
  ],
  ['runApproval', values => has(values, 'environments', 'state', 'comment')],
  ['run', values => has(values, 'id', 'event', 'head_sha', 'status')],
  ['job', values => has(values, 'id', 'run_id', 'status')],
  [
    'checkRun',
    values =>
      has(values, 'id', 'name', 'head_sha', 'started_at', 'completed_at') &&
      (isRecord(values.check_suite) || isRecord(values.app)),
  ],
  [
    'analysis',
    values =>
      has(values, 'analysis_key', 'commit_sha', 'created_at') &&
      isRecord(values.tool),
  ],
  ['alert', isAlert],
  [
    'change',
    values =>
      has(values, 'number', 'created_at') &&
      isRecord(values.head) &&
      isRecord(values.base),
  ],
  [
    'review',
    values =>
      has(values, 'state', 'user', 'pull_request_url') &&
      !has(values, 'created_at'),
  ],
  [
    'comment',
    values =>
      has(values, 'body', 'user', 'created_at') &&
      addressed(values, /\/(comments\/\d+|.*#(issuecomment-|discussion_r))/),
  ],
  [
    'commit',
    values =>
      has(values, 'sha') &&
      isRecord(values.commit) &&
      isRecord(recordIn(values, 'commit').author) &&
      !has(values, 'context'),
  ],
  ['deploymentStatus', values => has(values, 'state', 'deployment_url')],
  [
    'deployment',
    values =>
      typeof values.environment === 'string' &&
      has(values, 'id', 'sha', 'created_at'),
  ],
];

/** Which object of a REST answer this is; undefined where it is none we know. */
export const shapeOf = (values: Values): Shape | undefined =>
  tests.find(([, test]) => test(values))?.[0];

/** Answers that wrap a list: `{ total_count, workflow_runs: […] }`. */
const wrappers = ['workflow_runs', 'jobs', 'check_runs'] as const;

/** The list inside an answer; undefined where it is no such answer. */
export function listIn(payload: Values): unknown[] | undefined {
  const wrapper = wrappers.find(field => Array.isArray(payload[field]));
  return wrapper && (payload[wrapper] as unknown[]);
}

/** Answer of `compare/{base}...{head}`. */
export const isComparison = (payload: Values) =>
  Array.isArray(payload.commits) && isRecord(payload.base_commit);
