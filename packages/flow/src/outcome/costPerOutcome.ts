import { perUnit } from './money';
import { checkedFigure } from './reading';

/**
 * Why there is no cost of one unit of progress.
 *
 * @remarks
 * `noCost` is known · `noReading` of the measure · `nothingMoved` ·
 * `gotWorse`: the measure moved, away from the target.
 *
 * @public
 */
export type NoCostPerOutcome =
  | 'noCost'
  | 'noReading'
  | 'nothingMoved'
  | 'gotWorse';

/** Decimal text by currency, or why there is none. @public */
export type CostPerOutcomeOf =
  | { perUnit: Record<string, string> }
  | { perUnit: null; reason: NoCostPerOutcome };

/**
 * What one unit of the measure cost: cost ÷ moved, each currency on its own.
 *
 * @remarks
 * DESIGN.md §7. Over one and the same window, which the caller shows beside
 * both numbers. Where credits are more than the cost it is negative.
 *
 * @param cost - Decimal text by currency; empty where none is known.
 * @param moved - In the unit of the measure, above 0 for the better; null
 * without a reading.
 * @public
 */
export function costPerOutcome(
  cost: Readonly<Record<string, string>>,
  moved: number | null,
): CostPerOutcomeOf {
  const amounts = Object.entries(cost);
  if (amounts.length === 0) {
    return { perUnit: null, reason: 'noCost' };
  }
  if (moved === null) {
    return { perUnit: null, reason: 'noReading' };
  }
  if (checkedFigure('moved', moved) <= 0) {
    return { perUnit: null, reason: moved < 0 ? 'gotWorse' : 'nothingMoved' };
  }
  return {
    perUnit: Object.fromEntries(
      amounts.map(([currency, amount]) => [
        currency,
        perUnit({ amount, currency }, moved).amount,
      ]),
    ),
  };
}
