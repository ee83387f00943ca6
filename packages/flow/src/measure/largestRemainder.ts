import { compareKeys } from './cell';

/** Σ ms ÷ denominator, kept as whole ms by denominator. @internal */
export type Fraction = Map<number, number>;

/**
 * Rounds fractions to whole numbers that keep their sum.
 *
 * @remarks
 * Hamilton's method: everybody gets the whole part, and the ones that are left
 * go to the largest remainders, ties to the smaller key. In exact rationals
 * over the least common denominator. The sum must be whole.
 *
 * @internal
 */
export function roundKeepingSum(
  fractions: ReadonlyMap<string, Fraction>,
): Map<string, number> {
  const common = commonDenominator(fractions.values());
  const shares = [...fractions].map(([key, fraction]) => {
    let numerator = 0n;
    for (const [denominator, ms] of fraction) {
      numerator += BigInt(ms) * (common / BigInt(denominator));
    }
    const whole = numerator / common;
    return { key, whole, remainder: numerator - whole * common };
  });
  let left =
    shares.reduce((sum, { remainder }) => sum + remainder, 0n) / common;
  shares.sort(
    (one, other) =>
      Number(other.remainder > one.remainder) -
        Number(other.remainder < one.remainder) ||
      compareKeys(one.key, other.key),
  );
  const rounded = new Map<string, number>();
  for (const { key, whole } of shares) {
    const extra = left > 0n ? 1n : 0n;
    rounded.set(key, Number(whole + extra));
    left -= extra;
  }
  return rounded;
}

function commonDenominator(fractions: Iterable<Fraction>): bigint {
  let common = 1n;
  for (const fraction of fractions) {
    for (const denominator of fraction.keys()) {
      const factor = BigInt(denominator);
      common *= factor / greatestCommonDivisor(common, factor);
    }
  }
  return common;
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  let [left, right] = [one, other];
  while (right > 0n) {
    [left, right] = [right, left % right];
  }
  return left;
}
