import { Digest } from '../digest/digestOf';
import { Pattern } from '../pattern/pattern';
import { FunctionStatus, functionStatus, isUsable } from './functionStatus';
import { SignOff } from './signOff';
import { todoOf } from './todoOf';

const DAY = 86_400_000;

/** What a status is a function of. @public */
export interface StatusInput {
  readonly pattern: Pattern;
  /** Of the content that is to be used. */
  readonly digest: Digest;
  /** In any order; those of other functions and contents may be among them. */
  readonly signOffs: readonly SignOff[];
  /** Epoch milliseconds. */
  readonly now: number;
  /**
   * By older digest, the functions that changes since then touch, as
   * `functionsTouched` says. A digest that is not here touches all.
   */
  readonly touchedSince?: ReadonlyMap<string, readonly string[]>;
  /** Who wrote the content, as in `SignOff.by`. */
  readonly authors?: readonly string[];
  /** Milliseconds before the end from which a sign-off expires soon. Default 14 days. */
  readonly soon?: number;
}

/** Whether a pattern may be used, and what is to do. @public */
export interface PatternStatus {
  readonly signedOff: boolean;
  /** Epoch milliseconds at which the first sign-off ends; null unless signed off. */
  readonly until: number | null;
  /** One for each required function, in the pattern's order. */
  readonly functions: readonly FunctionStatus[];
  /** Who has to do what, a sentence each; what may wait stands last. */
  readonly todo: readonly string[];
}

/**
 * Says of every required function where it stands on a content.
 *
 * @remarks
 * A fold over the set of sign-offs: their order and repetition do not matter.
 *
 * @public
 */
export function statusOf(input: StatusInput): PatternStatus {
  const context = { ...input, soon: input.soon ?? 14 * DAY };
  const functions = input.pattern.spec.functions.map(name =>
    functionStatus(name, input.signOffs, context),
  );
  const signedOff = functions.every(({ state }) => isUsable(state));
  const ends = functions.flatMap(({ until }) => until ?? []);
  return {
    signedOff,
    until: signedOff ? Math.min(...ends) : null,
    functions,
    todo: [...functions]
      .sort((one, other) => +isUsable(one.state) - +isUsable(other.state))
      .flatMap(each => todoOf(each) ?? []),
  };
}
