import { Adaptation, ignored, unrecognised } from '../adaptation';
import { recordIn, recordsIn, textIn, Values } from '../reading';
import { addressIn, addressOf } from './address';
import { approvalFacts } from './approval';
import { targetAt } from './deploymentRules';
import { frameOf } from './frame';
import { inputsAmong } from './input';
import { Scope, sourceOf } from './scope';

const hrefOf = (values: Values) =>
  textIn(recordIn(recordIn(values, '_links'), 'self'), 'href');

/** A stage describes its steps; another node only itself. */
const stepsOf = (node: Values): Values[] =>
  Array.isArray(node.stageFlowNodes)
    ? recordsIn(node, 'stageFlowNodes')
    : [node];

/**
 * `execution/node/<id>/wfapi/describe`, alone: the inputs in it.
 *
 * @remarks
 * The stage itself is told by its run, which knows whether it was the first.
 * Whether the build is over is not said, so that nothing is told of an input
 * that was not let through: its reason is the build's.
 */
export function adaptLoneNode(
  node: Values,
  context: Scope['context'],
): Adaptation {
  const [first] = stepsOf(node);
  const linked = addressIn(hrefOf(node) ?? (first && hrefOf(first)));
  const told = addressOf([node], context);
  const job = linked.job ?? told.job;
  const number = linked.number ?? told.number;
  if (!job || !number) {
    return unrecognised(
      'a node that does not say of which build; put it into the path, like job/ledger/12/execution/node/9/describe.json',
    );
  }
  const scope = { context, source: sourceOf(told, context) };
  const name = textIn(node, 'name') ?? '';
  const inputs = inputsAmong(stepsOf(node), { name }, scope);
  if (inputs.length === 0) {
    return ignored('nodes without an input: stages are told by their run');
  }
  const alone = frameOf({ upstream: [] }, { job, number }, scope);
  const frame = {
    ...alone,
    isOpen: true,
    suffix: `${alone.suffix}/open/unknown`,
  };
  const environment = targetAt({ job, stage: name }, context)?.environment;
  return {
    facts: approvalFacts(
      inputs.map(input => ({ input, environment })),
      frame,
    ),
  };
}
