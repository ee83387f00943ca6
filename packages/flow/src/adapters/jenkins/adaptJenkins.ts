import {
  Adaptation,
  combine,
  ignored,
  nothing,
  orMissing,
  unrecognised,
} from '../adaptation';
import { AdapterContext } from '../context';
import { describe, isRecord, textIn, Values } from '../reading';
import { adaptLoneBuild, adaptLoneRun, adaptWholeBuild } from './build';
import { adaptLoneNode } from './node';
import { reasonUnused } from './unused';

type Shape = 'wholeBuild' | 'build' | 'run' | 'node';

const readers: Record<
  Shape,
  (values: Values, context: AdapterContext) => Adaptation
> = {
  wholeBuild: adaptWholeBuild,
  build: adaptLoneBuild,
  run: adaptLoneRun,
  node: adaptLoneNode,
};

/** A notification has a build too, but says nothing of its time. */
const isBuild = (values: unknown): boolean =>
  isRecord(values) && 'number' in values && 'timestamp' in values;

const isNode = (values: Values): boolean =>
  Array.isArray(values.stageFlowNodes) ||
  (Array.isArray(values.parentNodes) && 'startTimeMillis' in values);

const isRun = (values: Values): boolean =>
  Array.isArray(values.stages) &&
  'startTimeMillis' in values &&
  textIn(values, 'status') !== undefined;

function shapeOf(values: Values): Shape | undefined {
  if (isBuild(values)) {
    return 'build';
  }
  if (isRun(values)) {
    return 'run';
  }
  if (isNode(values)) {
    return 'node';
  }
  return isBuild(values.build) || isRecord(values.describe)
    ? 'wholeBuild'
    : undefined;
}

/** Lists of builds, as a job has them. */
const listIn = (values: Values): unknown[] | undefined =>
  [values.builds, values.allBuilds].find(each => Array.isArray(each));

function adaptObject(values: Values, context: AdapterContext): Adaptation {
  const shape = shapeOf(values);
  if (!shape) {
    const reason = reasonUnused(values);
    return reason
      ? ignored(reason)
      : unrecognised(
          `${describe(values)} is no answer of Jenkins that is known`,
        );
  }
  return orMissing(readers[shape](values, context), `a ${shape}`);
}

/**
 * Reads any payload of Jenkins as facts.
 *
 * @remarks
 * Recognised by shape alone; see the head of this folder's index for all of
 * them and for what is knowingly not used. Never throws.
 */
export function adaptJenkins(
  payload: unknown,
  context: AdapterContext = {},
): Adaptation {
  if (Array.isArray(payload)) {
    const parts = payload.map(each => adaptJenkins(each, context));
    return parts.length ? combine(parts) : nothing();
  }
  if (!isRecord(payload)) {
    return unrecognised(`${describe(payload)} is no JSON object of Jenkins`);
  }
  const list = shapeOf(payload) ? undefined : listIn(payload);
  return list ? adaptJenkins(list, context) : adaptObject(payload, context);
}
