import { isRecord, Values } from '../reading';

/** Objects of answers, told apart by the fields that only they have. */
export type Shape =
  | 'changeBundle'
  | 'pipelineBundle'
  | 'deploymentBundle'
  | 'discussion'
  | 'change'
  | 'note'
  | 'commit'
  | 'approvalState'
  | 'train'
  | 'deployment'
  | 'job'
  | 'pipeline'
  | 'event'
  | 'stateEvent';

const has = (values: Values, ...fields: string[]) =>
  fields.every(field => field in values);

const tests: ReadonlyArray<readonly [Shape, (values: Values) => boolean]> = [
  [
    'changeBundle',
    values => isRecord(values.merge_request) && Array.isArray(values.notes),
  ],
  [
    'pipelineBundle',
    values => isRecord(values.pipeline) && Array.isArray(values.jobs),
  ],
  ['deploymentBundle', values => isRecord(values.deployment)],
  [
    'discussion',
    values => has(values, 'individual_note') && Array.isArray(values.notes),
  ],
  [
    'change',
    values =>
      has(values, 'iid', 'source_branch', 'target_branch', 'created_at'),
  ],
  ['note', values => has(values, 'body', 'author', 'created_at', 'system')],
  ['commit', values => has(values, 'id', 'short_id', 'authored_date')],
  ['approvalState', values => Array.isArray(values.approved_by)],
  [
    'train',
    values =>
      isRecord(values.merge_request) && has(values, 'target_branch', 'status'),
  ],
  [
    'deployment',
    values =>
      isRecord(values.environment) && has(values, 'id', 'sha', 'created_at'),
  ],
  ['job', values => has(values, 'id', 'name', 'stage', 'status')],
  [
    'pipeline',
    values =>
      has(values, 'id', 'sha', 'ref', 'status') && !has(values, 'target_url'),
  ],
  ['event', values => has(values, 'action_name', 'target_type', 'created_at')],
  [
    'stateEvent',
    values => has(values, 'resource_type', 'resource_id', 'state'),
  ],
];

/** Which object of an answer this is; undefined where it is none we know. */
export const shapeOf = (values: Values): Shape | undefined =>
  tests.find(([, test]) => test(values))?.[0];

/** Webhooks, and the hooks of a whole instance. */
export const isWebhook = (payload: Values) =>
  typeof payload.object_kind === 'string' ||
  typeof payload.event_name === 'string';
