import { AnyFact } from '../../events/fact';
import { Adaptation, unrecognised } from '../adaptation';
import { recordIn, recordsIn, textIn, Values } from '../reading';
import { addressOf, runNumberOf } from './address';
import { approvalFacts, GuardedInput } from './approval';
import { jobDeployment, stageDeployment } from './deployment';
import { targetAt } from './deploymentRules';
import { BuildParts, Frame, frameOf, numberOf } from './frame';
import { inputsOf } from './input';
import { runFacts } from './run';
import { Scope, sourceOf } from './scope';
import { Stage, stageFacts, stagesOf } from './stage';

/** What one stage gives, and the inputs that are told with all others. */
function stageParts(
  stage: Stage,
  nodes: readonly Values[],
  frame: Frame,
): { facts: AnyFact[]; inputs: GuardedInput[] } {
  const { job, build, scope } = frame;
  const target = targetAt({ job, stage: stage.name, build }, scope.context);
  const environment = target?.environment;
  const inputs = inputsOf(stage, nodes, scope);
  return {
    facts: [
      ...stageFacts(stage, frame, environment),
      ...(target ? stageDeployment(stage, { target, inputs }, frame) : []),
    ],
    inputs: inputs.map(input => ({ input, environment })),
  };
}

function jobFacts(frame: Frame, parts: BuildParts): AnyFact[] {
  const { job, build, scope } = frame;
  const target = targetAt({ job, build }, scope.context);
  const result =
    (build && textIn(build, 'result')) ??
    (parts.describe && textIn(parts.describe, 'status'));
  return target ? jobDeployment(target, frame, result) : [];
}

/** Everything that the answers about one build tell together. */
function adaptParts(
  parts: BuildParts,
  nodes: readonly Values[],
  context: Scope['context'],
): Adaptation {
  const { build, describe } = parts;
  const objects = [build, describe].filter(each => each !== undefined);
  const address = addressOf(objects, context);
  const number =
    (build && numberOf(build)) ??
    (describe && runNumberOf(describe)) ??
    address.number;
  if (!address.job || !number) {
    return unrecognised(
      'an answer about a build that does not say of which job; put it into the path, like job/ledger/12/wfapi/describe.json',
    );
  }
  const scope = { context, source: sourceOf(address, context) };
  const frame = frameOf(parts, { job: address.job, number }, scope);
  const stages = (describe ? stagesOf(describe, frame) : []).map(stage =>
    stageParts(stage, nodes, frame),
  );
  return {
    facts: [
      ...runFacts(frame),
      ...stages.flatMap(({ facts }) => facts),
      ...approvalFacts(
        stages.flatMap(({ inputs }) => inputs),
        frame,
      ),
      ...jobFacts(frame, parts),
    ],
  };
}

const given = (values: Values): Values | undefined =>
  Object.keys(values).length > 0 ? values : undefined;

/**
 * `{ build, describe, nodes, upstream }`: a build with the answers about it.
 *
 * @remarks
 * The API says what was checked out and why it began, the stage view says what
 * its stages did, and their nodes say when each input waited.
 */
export const adaptWholeBuild = (
  payload: Values,
  context: Scope['context'],
): Adaptation =>
  adaptParts(
    {
      build: given(recordIn(payload, 'build')),
      describe: given(recordIn(payload, 'describe')),
      upstream: recordsIn(payload, 'upstream'),
    },
    recordsIn(payload, 'nodes'),
    context,
  );

/** `…/<n>/api/json`, alone. */
export const adaptLoneBuild = (
  build: Values,
  context: Scope['context'],
): Adaptation => adaptParts({ build, upstream: [] }, [], context);

/** `…/<n>/wfapi/describe`, alone, or one of `…/wfapi/runs`. */
export const adaptLoneRun = (
  describe: Values,
  context: Scope['context'],
): Adaptation => adaptParts({ describe, upstream: [] }, [], context);
