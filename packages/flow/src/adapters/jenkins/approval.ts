import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { factFrom } from '../reading';
import { Frame } from './frame';
import { Input } from './input';
import { Refusal, refusalOf, unexplained } from './interruption';
import { inputKey } from './scope';

type Approval = FactData['approval.created'];

/** An input of a stage that deploys somewhere guards that environment. */
export interface GuardedInput {
  input: Input;
  environment?: string;
}

function decisionOf(refusal: Refusal | undefined): {
  status: Refusal['status'];
  decision?: 'approved' | 'rejected';
  responder?: Refusal['responder'];
} {
  if (!refusal) {
    return { status: 'approved', decision: 'approved' };
  }
  const { status, responder } = refusal;
  return status === 'rejected'
    ? { status, decision: 'rejected', responder }
    : { status };
}

function factsOf(
  { input, environment }: GuardedInput,
  refusal: Refusal | undefined,
  frame: Frame,
): AnyFact[] {
  const { run, checkout, scope, suffix, url } = frame;
  const { node, name, asked, decided, inferred } = input;
  const data: Approval = {
    key: inputKey(run, node),
    environment,
    name,
    run,
    attempt: 1,
    repository: checkout.repository,
    headSha: checkout.headSha,
    url: url && `${url}input/`,
  };
  const common = { source: scope.source, inferred };
  // Why an input was not let through is known when its build is over.
  const isKnown = !input.isAborted || !frame.isOpen;
  return [
    factFrom('approval.created', {
      ...common,
      id: `${data.key}/asked${suffix}`,
      at: asked,
      data,
    }),
    ...(decided && isKnown
      ? [
          factFrom('approval.closed', {
            ...common,
            id: `${data.key}/decided${suffix}`,
            at: decided,
            data: { ...data, ...decisionOf(refusal) },
          }),
        ]
      : []),
  ];
}

/**
 * Inputs of a build: each was asked for, and perhaps decided.
 *
 * @remarks
 * Who let one through is not told by the API. Why a build was interrupted is,
 * and that explains the last input that was not let through; a script that
 * caught one before it keeps its reason to itself.
 *
 * @param inputs - in order of time.
 */
export function approvalFacts(
  inputs: readonly GuardedInput[],
  frame: Frame,
): AnyFact[] {
  const last = inputs.filter(({ input }) => input.isAborted).at(-1);
  const reason = refusalOf(frame.build, frame.scope);
  return inputs.flatMap(each => {
    const refusal = each === last ? reason : unexplained;
    return factsOf(each, each.input.isAborted ? refusal : undefined, frame);
  });
}
