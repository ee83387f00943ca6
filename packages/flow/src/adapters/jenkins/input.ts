import { Instant, moved } from '../../events/instant';
import { instantIn, recordsIn, textIn, Values } from '../reading';
import { Scope } from './scope';
import { millisIn } from './reads';
import { Stage } from './stage';

/** A pause in which a pipeline waits for a person. */
export interface Input {
  /** Node of the flow, or the stage where no node is known. */
  node: string;
  name: string;
  asked: Instant;
  /** Undefined while it waits. */
  decided?: Instant;
  /** It was not let through. */
  isAborted: boolean;
  /** Concluded from its stage, because its node is not known. */
  inferred: boolean;
}

const NAMES = new Set(['Input', 'Wait for interactive input']);

/**
 * Whether a step waits for a person.
 *
 * A lock pauses too, but is a block and never among the steps of a stage.
 */
const isInput = (node: Values) =>
  NAMES.has(textIn(node, 'name') ?? '') ||
  textIn(node, 'status') === 'PAUSED_PENDING_INPUT' ||
  (millisIn(node, 'pauseDurationMillis') ?? 0) > 0;

/** What a step that waits says; it is as long as it paused, whatever ran beside it. */
function inputOf(
  node: Values,
  stage: Pick<Stage, 'name'>,
  { context }: Scope,
): Input | undefined {
  const status = textIn(node, 'status');
  const asked = instantIn(node, 'startTimeMillis', context);
  const id = textIn(node, 'id');
  if (!id || !asked || status === 'NOT_EXECUTED') {
    // One that was passed before the checkpoint which a build was restarted from.
    return undefined;
  }
  const isWaiting =
    status === 'PAUSED_PENDING_INPUT' || status === 'IN_PROGRESS';
  const paused = millisIn(node, 'pauseDurationMillis') ?? 0;
  return {
    node: id,
    name: textIn(node, 'parameterDescription') ?? stage.name,
    asked,
    decided: isWaiting ? undefined : moved(asked, paused),
    isAborted: status === 'ABORTED' || status === 'FAILED',
    inferred: false,
  };
}

/**
 * A pause of a stage whose steps are not known.
 *
 * @remarks
 * How long it was is recorded, when it began is not: it is taken to begin with
 * its stage.
 */
function inputOfStage(stage: Stage): Input[] {
  const paused = millisIn(stage.values, 'pauseDurationMillis') ?? 0;
  const isWaiting = stage.outcome === undefined;
  if (paused === 0 && stage.status !== 'PAUSED_PENDING_INPUT') {
    return [];
  }
  return [
    {
      node: `of-stage-${stage.id}`,
      name: stage.name,
      asked: stage.started,
      decided: isWaiting ? undefined : moved(stage.started, paused),
      isAborted: stage.status === 'ABORTED',
      inferred: true,
    },
  ];
}

/** The inputs among the steps of a stage. */
export const inputsAmong = (
  steps: readonly Values[],
  stage: Pick<Stage, 'name'>,
  scope: Scope,
): Input[] =>
  steps.filter(isInput).flatMap(node => inputOf(node, stage, scope) ?? []);

/**
 * The inputs of a stage, in order of time.
 *
 * @param described - The stages with their steps, as their nodes describe them.
 */
export function inputsOf(
  stage: Stage,
  described: readonly Values[],
  scope: Scope,
): Input[] {
  const whole = [
    stage.values,
    ...described.filter(each => each.id === stage.id),
  ].find(each => Array.isArray(each.stageFlowNodes));
  const inputs = whole
    ? inputsAmong(recordsIn(whole, 'stageFlowNodes'), stage, scope)
    : inputOfStage(stage);
  return inputs.sort((one, other) => one.asked.time - other.asked.time);
}
