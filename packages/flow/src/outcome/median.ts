/** The middle of sorted figures; of an even number, the mean of the two. @internal */
export function medianOfSorted(sorted: ArrayLike<number>): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The middle of some figures, at least one. @internal */
export function median(values: Iterable<number>): number {
  return medianOfSorted(Float64Array.from(values).sort());
}

/** Median absolute deviation → standard deviation, of a normal distribution. */
const MAD_TO_DEVIATION = 1.4826;
/** 90th percentile of sizes → standard deviation, of a normal distribution. */
const NINE_TENTHS_TO_DEVIATION = 1 / 1.6449;

/**
 * The standard deviation of residuals, without regard to a few wild ones.
 *
 * @remarks
 * From the median absolute deviation (Hampel 1974). Where more than half of the
 * residuals are exactly 0, as of spend on some days only, that says nothing; it
 * is then taken from the size that nine tenths keep to.
 *
 * @internal
 */
export function robustDeviation(residuals: readonly number[]): number {
  const sizes = Float64Array.from(residuals, Math.abs).sort();
  const middle = medianOfSorted(sizes);
  const nineTenths = sizes[Math.ceil(0.9 * sizes.length) - 1];
  return middle > 0
    ? MAD_TO_DEVIATION * middle
    : NINE_TENTHS_TO_DEVIATION * nineTenths;
}
