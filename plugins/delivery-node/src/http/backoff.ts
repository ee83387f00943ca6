/** First wait, and the longest one, between two attempts; milliseconds. */
const FIRST = 500;
const LONGEST = 30_000;

/**
 * How long to wait after an attempt that failed, in milliseconds.
 *
 * @remarks
 * Full jitter: anything between nothing and twice as long as before, so that
 * many clients that failed together do not come back together.
 *
 * @param attempt - From 1.
 * @param random - In [0, 1).
 */
export function backoff(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(LONGEST, FIRST * 2 ** (attempt - 1)));
}
