/** Relative error of a sketch's values. */
const ALPHA = 0.01;
const GAMMA = (1 + ALPHA) / (1 - ALPHA);
const LOG_GAMMA = Math.log(GAMMA);

/** Bucket of everything shorter than a millisecond. @internal */
export const ZERO_BUCKET = -1;

/**
 * The logarithmic bucket that a duration falls into.
 *
 * @remarks
 * DDSketch (Masson, Rim, Lee 2019) with α = 1 %: bucket b > 0 holds
 * (γ^(b−1), γ^b] ms with γ = (1 + α) ÷ (1 − α); 1 s … 1 year are 863 buckets.
 * To be computed here only: the logarithm of a database may differ in its last
 * digit.
 *
 * @param milliseconds - From 0 to 2^53 − 1.
 * @throws RangeError for anything else.
 * @public
 */
export function bucketOf(milliseconds: number): number {
  if (!(milliseconds >= 0 && milliseconds <= Number.MAX_SAFE_INTEGER)) {
    throw new RangeError(
      `A duration must be from 0 to 2^53 ms, got ${milliseconds}`,
    );
  }
  if (milliseconds < 1) {
    return ZERO_BUCKET;
  }
  // Adding 0 turns the −0 of the first bucket into 0.
  return Math.ceil(Math.log(milliseconds) / LOG_GAMMA - 1e-12) + 0;
}

/**
 * The duration that stands for a bucket, within 1 % of all that it holds.
 *
 * @returns Milliseconds.
 * @public
 */
export function bucketValue(bucket: number): number {
  return bucket === ZERO_BUCKET ? 0 : (2 * GAMMA ** bucket) / (GAMMA + 1);
}

/** Bucket of the longest duration that a number can count. @internal */
export const LAST_BUCKET = bucketOf(Number.MAX_SAFE_INTEGER);
