import { ReplayAnswer, ReplayRequest } from './types';

/** What goes wrong with one request. */
export type Fault =
  | { kind: 'answer'; answer: ReplayAnswer }
  /** Nothing comes until the client gives up. */
  | { kind: 'silence' }
  /** The connection ends in the middle of the answer. */
  | { kind: 'truncate' }
  | { kind: 'hangUp' };

/** Decides what goes wrong with a request; `number` counts from 1. */
export type FaultScript = (
  number: number,
  request: ReplayRequest,
) => Fault | undefined;

const answer = (
  status: number,
  headers: Record<string, string>,
  body: unknown,
): Fault => ({ kind: 'answer', answer: { status, headers, body } });

/** Too many requests; `Retry-After` in seconds. */
export const rateLimit429 = (seconds = 0): Fault =>
  answer(
    429,
    { 'retry-after': String(seconds) },
    { message: 'Too many requests' },
  );

/** GitHub's way: a 403 with no requests remaining. */
export const rateLimit403 = (seconds = 0): Fault =>
  answer(
    403,
    {
      'retry-after': String(seconds),
      'x-ratelimit-remaining': '0',
    },
    { message: 'You have exceeded a secondary rate limit' },
  );

export const serverError = (status = 502): Fault =>
  answer(status, { 'content-type': 'text/html' }, '<h1>Bad gateway</h1>');

/** The token is not valid any more. */
export const unauthorized = (): Fault =>
  answer(401, {}, { message: 'Bad credentials' });

export const silence = (): Fault => ({ kind: 'silence' });
export const truncate = (): Fault => ({ kind: 'truncate' });
export const hangUp = (): Fault => ({ kind: 'hangUp' });

/** Everything that passes if one only tries again. */
export const passingFaults: ReadonlyArray<() => Fault> = [
  rateLimit429,
  serverError,
  truncate,
  rateLimit403,
  hangUp,
  () => serverError(503),
  silence,
];

/**
 * Lets every `every`-th request fail, with one fault after the other.
 *
 * @remarks
 * Not two in a row, so that a client that tries again gets through. `silence`
 * lasts as long as the client's time limit: set a short one.
 */
export function everyFault(
  options: { every?: number; faults?: ReadonlyArray<() => Fault> } = {},
): FaultScript {
  const { every = 4, faults = passingFaults } = options;
  let next = 0;
  return number => {
    if (number % every !== 0) {
      return undefined;
    }
    next += 1;
    return faults[(next - 1) % faults.length]();
  };
}

/** A fault for the nth requests of a run, counted from 1. */
export function faultsAt(at: Readonly<Record<number, Fault>>): FaultScript {
  return number => at[number];
}
