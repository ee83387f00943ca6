import { compareSurvival } from './exactSurvival';
import { KaplanMeier } from './kaplanMeier';

/** Rounding of one division and one product, generously. */
const ROUNDING_PER_STEP = 4 * Number.EPSILON;

/** An age that a share of the items does not outlast. @public */
export interface Percentile {
  /** Milliseconds. */
  age: number;
  /** Items under observation where the curve falls below the share. */
  atRisk: number;
}

/**
 * The age that `percent` % of the items reach a decision by.
 *
 * @remarks
 * The smallest t with S(t) \< 1 − p; where S equals 1 − p exactly on a flat
 * stretch, the middle of the stretch, as R's `survfit` does. Without censoring
 * and delayed entry this is type 2 of Hyndman–Fan 1996, so that P50 is the
 * ordinary median.
 *
 * Equality is decided in exact rationals, because the product of doubles
 * misses it. Doubles rule out all steps but the one or two whose S lies within
 * the rounding error of 1 − p, so that the exact product is built at most
 * twice.
 *
 * @param percent - A whole number from 1 to 99.
 * @returns undefined where the curve does not reach the percentile.
 * @public
 */
export function percentileOf(
  curve: KaplanMeier,
  percent: number,
): Percentile | undefined {
  if (!Number.isInteger(percent) || percent < 1 || percent > 99) {
    throw new RangeError(
      `A percentile is a whole number from 1 to 99, got ${percent}`,
    );
  }
  const share = (100 - percent) / 100;
  let survival = 1;
  let flatSince: number | undefined;
  for (let step = 0; step < curve.ages.length; step += 1) {
    const atRisk = curve.atRisk[step];
    survival *= (atRisk - curve.decided[step]) / atRisk;
    let difference = survival - share;
    if (Math.abs(difference) <= (step + 2) * ROUNDING_PER_STEP) {
      difference = compareSurvival(curve, step, percent);
    }
    const age = curve.ages[step];
    if (difference < 0) {
      return { age: ((flatSince ?? age) + age) / 2, atRisk };
    }
    flatSince = difference === 0 ? age : undefined;
  }
  return undefined;
}
