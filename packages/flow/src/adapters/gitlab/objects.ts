import { Adaptation, combine, orMissing, unrecognised } from '../adaptation';
import { AdapterContext } from '../context';
import {
  factFrom,
  idIn,
  isRecord,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { adaptApprovals, adaptEvent } from './approvals';
import {
  adaptChangeBundle,
  adaptDeploymentBundle,
  adaptPipelineBundle,
  jobsFacts,
} from './bundle';
import { changeFacts } from './change';
import { commitFacts } from './commit';
import { deploymentFacts } from './deployment';
import { deploymentRuleFacts } from './deploymentRules';
import { hintOf } from './hint';
import { trainFacts } from './mergeTrain';
import { adaptNote } from './note';
import { pipelineFacts } from './pipeline';
import { placeOf } from './place';
import { Shape } from './recognise';
import { changeKey, Scope } from './scope';
import { secondIn } from './seconds';

type Reader = (values: Values, scope: Scope) => Adaptation;

const NO_CHANGE =
  'does not say which merge request; put its number into the path, like projects/bank%2Fledger/merge_requests/12/notes.json';

/** The merge request that an object names, or the path it was read from. */
function changeOf(values: Values, scope: Scope): string | undefined {
  const number =
    idIn(values, 'noteable_iid') ??
    (textIn(values, 'target_type') === 'MergeRequest'
      ? idIn(values, 'target_iid')
      : undefined) ??
    hintOf(scope.context.pathHint).change;
  return number && changeKey(scope.place, number);
}

const ofChange =
  (
    read: (values: Values, change: string, scope: Scope) => Adaptation,
  ): Reader =>
  (values, scope) => {
    const change = changeOf(values, scope);
    return change
      ? read(values, change, scope)
      : unrecognised(`This ${NO_CHANGE}`);
  };

const note = ofChange((values, key, scope) => {
  const onOther = textIn(values, 'noteable_type') ?? 'MergeRequest';
  return onOther === 'MergeRequest'
    ? adaptNote(values, scope, { key })
    : { facts: [], ignored: 'note: not on a merge request' };
});

/** Closed and opened again, each at its time; the merge request keeps the last. */
const stateEvent = ofChange((values, key, scope) => {
  const at = secondIn(values, 'created_at', scope.context);
  const state = textIn(values, 'state');
  const { source, repository } = scope.place;
  const data = { key, repository };
  if (at && state === 'closed') {
    const id = `${key}/abandoned/${at.time}/state`;
    return { facts: [factFrom('change.abandoned', { id, source, at, data })] };
  }
  return at && state === 'reopened'
    ? {
        facts: [
          factFrom('change.updated', {
            id: `${key}/reopened/${at.time}`,
            source,
            at,
            data: { ...data, state: 'open' },
          }),
        ],
      }
    : { facts: [], ignored: 'state: told by the merge request itself' };
});

export const readers: Readonly<Record<Shape, Reader>> = {
  changeBundle: adaptChangeBundle,
  pipelineBundle: adaptPipelineBundle,
  deploymentBundle: adaptDeploymentBundle,
  discussion: (values, scope) =>
    combine(recordsIn(values, 'notes').map(each => note(each, scope))),
  change: (values, scope) => ({ facts: changeFacts(values, scope) }),
  note,
  commit: (values, scope) => ({
    facts: commitFacts(values, scope, changeOf({}, scope)),
  }),
  approvalState: ofChange(adaptApprovals),
  train: (values, scope) => ({ facts: trainFacts(values, scope) }),
  deployment: (values, scope) => ({
    facts: [
      ...deploymentFacts(values, scope),
      ...deploymentRuleFacts(values, [], scope),
    ],
  }),
  job: (values, scope) => ({ facts: jobsFacts([values], scope) }),
  pipeline: (values, scope) => ({ facts: pipelineFacts(values, scope) }),
  event: (values, scope) => adaptEvent(values, changeOf(values, scope), scope),
  stateEvent,
};

/** Shapes of which one without any occurrence is nothing to complain about. */
const mayBeEmpty = new Set<Shape>([
  'changeBundle',
  'pipelineBundle',
  'discussion',
  // Created with its pipeline, and not come to yet.
  'job',
]);

/** Objects that may say where they are: their own, and those inside a bundle. */
export const placesIn = (values: Values): unknown[] => [
  ...['merge_request', 'deployment', 'pipeline']
    .map(field => recordIn(values, field))
    .filter(
      each => Object.keys(each).length > 0 && !isRecord(values.environment),
    ),
  values,
  ...recordsIn(values, 'jobs').slice(0, 1),
];

/** One object of an answer. */
export function adaptObject(
  shape: Shape,
  values: Values,
  context: AdapterContext,
): Adaptation {
  const place = placeOf(placesIn(values), context);
  if (!place) {
    return unrecognised(
      `a ${shape} without its project; put it into the path, like projects/bank%2Fledger/${shape}s.json`,
    );
  }
  const adaptation = readers[shape](values, { place, context });
  return mayBeEmpty.has(shape)
    ? adaptation
    : orMissing(adaptation, `a ${shape}`);
}
