import { Digest } from '../digest/digestOf';
import { Pattern, durationMs } from '../pattern';
import { SignOff } from './signOff';

/** Where one function stands on one content. @public */
export const functionStates = [
  'valid',
  'expiresSoon',
  'missing',
  'older',
  'notYet',
  'byAuthor',
  'expired',
  'revoked',
  'sentBack',
] as const;

/** One of {@link functionStates}: with the first two the pattern may be used. @public */
export type FunctionState = (typeof functionStates)[number];

/** Where one function stands, and the sign-off that says so. @public */
export interface FunctionStatus {
  readonly function: string;
  readonly state: FunctionState;
  /** The decision behind the state; none when missing. */
  readonly signOff?: SignOff;
  /** It was given for an older content, and nothing of this function changed since. */
  readonly carriedOver: boolean;
  /** Epoch milliseconds at which an approval ends, or ended. */
  readonly until?: number;
}

/** What decides about all functions alike. */
export interface StatusContext {
  readonly pattern: Pattern;
  readonly digest: Digest;
  readonly now: number;
  readonly touchedSince?: ReadonlyMap<string, readonly string[]>;
  readonly authors?: readonly string[];
  readonly soon: number;
}

/** Folds the sign-offs of one function. */
export function functionStatus(
  name: string,
  all: readonly SignOff[],
  context: StatusContext,
): FunctionStatus {
  const mine = all.filter(each => each.function === name).sort(byTime);
  const here = mine.filter(each => each.digest === context.digest);
  const carried = mine.filter(
    each =>
      each.digest !== context.digest &&
      context.touchedSince?.get(each.digest)?.includes(name) === false,
  );
  // What was decided on this very content counts before anything older.
  const found =
    settled(name, here, context, false) ??
    settled(name, carried, context, true);
  if (found) {
    return found;
  }
  const older = mine[mine.length - 1];
  return older
    ? { function: name, state: 'older', signOff: older, carriedOver: false }
    : { function: name, state: 'missing', carriedOver: false };
}

/**
 * What the last decision comes to; undefined without any.
 *
 * @remarks
 * An approval of the future does not count yet, while a revocation of the
 * future does: a clock that was moved back must not bring a pattern to life.
 */
function settled(
  name: string,
  decided: readonly SignOff[],
  context: StatusContext,
  carriedOver: boolean,
): FunctionStatus | undefined {
  const counts = (each: SignOff) =>
    each.decision !== 'approved' ||
    (each.at <= context.now && !isByAuthor(each, context));
  const last = decided.filter(counts).pop();
  const status = last && statusBy(name, last, context, carriedOver);
  if (status && isUsable(status.state)) {
    return status;
  }
  const passed = decided.filter(each => !counts(each)).pop();
  if (!passed || (last && byTime(passed, last) < 0)) {
    return status;
  }
  const state = isByAuthor(passed, context) ? 'byAuthor' : 'notYet';
  return { function: name, state, signOff: passed, carriedOver };
}

function statusBy(
  name: string,
  signOff: SignOff,
  { pattern, now, soon }: StatusContext,
  carriedOver: boolean,
): FunctionStatus {
  const said = { function: name, signOff, carriedOver };
  if (signOff.decision !== 'approved') {
    return { ...said, state: signOff.decision };
  }
  // The pattern says how long a sign-off holds: no store can stretch it.
  const most = signOff.at + (durationMs(pattern.spec.signOff.validFor) ?? 0);
  const until = Math.min(signOff.until ?? most, most);
  if (now >= until) {
    return { ...said, state: 'expired', until };
  }
  return {
    ...said,
    state: now >= until - soon ? 'expiresSoon' : 'valid',
    until,
  };
}

/** Whether a pattern may be used as far as this function goes. @public */
export function isUsable(state: FunctionState): boolean {
  return state === 'valid' || state === 'expiresSoon';
}

function isByAuthor({ by }: SignOff, { pattern, authors }: StatusContext) {
  return !pattern.spec.signOff.authorMaySign && !!authors?.includes(by);
}

function byTime(one: SignOff, other: SignOff): number {
  if (one.at !== other.at) {
    return one.at - other.at;
  }
  if (one.id === other.id) {
    return 0;
  }
  return one.id < other.id ? -1 : 1;
}
