import { median, medianOfSorted } from './median';
import { Reading } from './reading';

/** Two-sided 95 % of a normal distribution. */
const Z_95 = 1.959964;

/** A straight course through readings; slopes are units per millisecond. @internal */
export interface TrendLine {
  slope: number;
  /** 95 % interval of the slope; infinite where readings are too few for one. */
  slowest: number;
  fastest: number;
  /** The point that the line goes through. */
  at: number;
  value: number;
}

/**
 * The robust line through readings of distinct instants, at least two.
 *
 * @remarks
 * Theil 1950, Sen 1968: the median of the slopes of all pairs, through the
 * medians of instants and values (Conover 1980). Almost a third of the readings
 * may be wild. The interval is Sen's: the k-th lowest and highest of the N
 * slopes with k = ⌊(N − z·√V) ÷ 2⌋ and V the variance of Kendall's S,
 * (n(n−1)(2n+5) − Σ t(t−1)(2t+5)) ÷ 18 over groups of t equal values. It
 * supposes that readings err independently of each other.
 *
 * O(n² log n): the caller bounds n.
 *
 * @internal
 */
export function theilSen(readings: readonly Reading[]): TrendLine {
  const slopes = new Float64Array(
    (readings.length * (readings.length - 1)) / 2,
  );
  let count = 0;
  for (let later = 1; later < readings.length; later += 1) {
    for (let earlier = 0; earlier < later; earlier += 1) {
      slopes[count] =
        (readings[later].value - readings[earlier].value) /
        (readings[later].at - readings[earlier].at);
      count += 1;
    }
  }
  slopes.sort();
  const spread = Z_95 * Math.sqrt(kendallVariance(readings));
  const rank = Math.floor((count - spread) / 2);
  // From the first instant on: whole milliseconds since 1970 are long numbers.
  const origin = readings[0].at;
  return {
    slope: medianOfSorted(slopes),
    slowest: rank >= 1 ? slopes[rank - 1] : -Infinity,
    fastest: rank >= 1 ? slopes[count - rank] : Infinity,
    at: origin + median(readings.map(({ at }) => at - origin)),
    value: median(readings.map(({ value }) => value)),
  };
}

function kendallVariance(readings: readonly Reading[]): number {
  const term = (size: number) => size * (size - 1) * (2 * size + 5);
  const ties = new Map<number, number>();
  for (const { value } of readings) {
    ties.set(value, (ties.get(value) ?? 0) + 1);
  }
  let variance = term(readings.length);
  for (const size of ties.values()) {
    variance -= term(size);
  }
  return variance / 18;
}
