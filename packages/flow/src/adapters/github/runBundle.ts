import { AnyFact } from '../../events/fact';
import { Instant } from '../../events/instant';
import { Adaptation } from '../adaptation';
import { instantIn, isRecord, recordsIn, Values } from '../reading';
import { forkAskedFacts, forkDecidedFacts } from './forkApproval';
import { attemptOf, runFacts } from './run';
import { Scope } from './scope';

/** The attempts of the run in a bundle, as far as it has them. */
export function attemptsIn(values: Values): Values[] {
  const { run } = values;
  return isRecord(run)
    ? [run, ...recordsIn(values, 'attempts').filter(({ id }) => id === run.id)]
    : [];
}

/** Which attempt ran at an instant; the first, where nothing says so. */
export function attemptAt(
  attempts: readonly Values[],
  at: Instant | undefined,
  scope: Scope,
): number {
  const begun = attempts.flatMap(run => {
    const started = instantIn(run, 'run_started_at', scope.context);
    return at && started && started.time <= at.time ? [attemptOf(run)] : [];
  });
  return Math.max(1, ...begun);
}

/** One attempt of a run, and who has to allow it. */
export const attemptFacts = (
  run: Values,
  scope: Scope,
  workflow?: Values,
): AnyFact[] => [
  ...runFacts(run, scope, workflow),
  ...forkAskedFacts(run, scope),
];

/** A run with its earlier attempts. */
export function adaptRunBundle(values: Values, scope: Scope): Adaptation {
  const attempts = attemptsIn(values);
  return {
    facts: [
      ...attempts.flatMap(run => attemptFacts(run, scope)),
      ...forkDecidedFacts(attempts, scope),
    ],
  };
}
