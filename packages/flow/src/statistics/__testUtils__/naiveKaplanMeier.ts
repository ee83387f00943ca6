import { Spell } from '../distribution';

/**
 * The definition of ALGORITHMS.md §3, word by word: O(n²), exact rationals.
 *
 * @returns The percentile, or undefined where the curve does not reach it.
 */
export function naivePercentile(
  all: Spell[],
  percent: number,
): number | undefined {
  const spells = all.filter(({ entry, exit }) => entry === 0 || entry < exit);
  const ages = [
    ...new Set(spells.filter(each => each.decided).map(each => each.exit)),
  ].sort((left, right) => left - right);
  let above = 1n;
  let below = 1n;
  let flatSince: number | undefined;
  for (const age of ages) {
    const atRisk =
      spells.filter(({ entry }) => entry < age || entry === 0).length -
      spells.filter(({ exit }) => exit < age).length;
    const decided = spells.filter(
      each => each.decided && each.exit === age,
    ).length;
    above *= BigInt(atRisk - decided);
    below *= BigInt(atRisk);
    const left = above * 100n;
    const right = below * BigInt(100 - percent);
    if (left < right) {
      return ((flatSince ?? age) + age) / 2;
    }
    flatSince = left === right ? age : undefined;
  }
  return undefined;
}

/** Type 2 of Hyndman–Fan 1996, by sorting. */
export function hyndmanFanType2(values: number[], percent: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const position = sorted.length * percent;
  const rank = Math.floor(position / 100);
  return position % 100 === 0
    ? (sorted[rank - 1] + sorted[rank]) / 2
    : sorted[rank];
}
