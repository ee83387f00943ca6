/**
 * P(X ≤ count) for X of `trials` with probability `share` each.
 *
 * @remarks
 * Starts at the largest term and goes down by the ratio of neighbours. For a
 * share above count ÷ trials, where the bounds are searched, terms shrink and
 * the sum stops after about √trials of them.
 *
 * @internal
 */
export function binomialTail(
  count: number,
  trials: number,
  share: number,
): number {
  if (count >= trials || share <= 0) {
    return 1;
  }
  if (share >= 1) {
    return 0;
  }
  let term = Math.exp(
    logChoices(trials, count) +
      count * Math.log(share) +
      (trials - count) * Math.log1p(-share),
  );
  let tail = term;
  for (let k = count; k > 0 && term > tail * Number.EPSILON; k -= 1) {
    term *= (k / (trials - k + 1)) * ((1 - share) / share);
    tail += term;
  }
  return Math.min(1, tail);
}

/** ln of "trials choose count". */
function logChoices(trials: number, count: number): number {
  const factors = Math.min(count, trials - count);
  let sum = 0;
  for (let factor = 1; factor <= factors; factor += 1) {
    sum += Math.log((trials - factors + factor) / factor);
  }
  return sum;
}
