import { checkedDuration, Reading, readingsUntil } from './reading';

/** A stretch in which one reading holds, [from, until) in epoch milliseconds. @public */
export interface ReadingStretch {
  from: number;
  until: number;
  /** In the unit of the measure. */
  value: number;
}

/** How long readings count. @public */
export interface Holding {
  /** Milliseconds that a reading holds at most. */
  holds: number;
  /** Epoch milliseconds; later readings are ignored. */
  asOf: number;
}

/**
 * What a measure was, and from when until when that is known.
 *
 * @remarks
 * A reading holds until the next one, no longer than `holds` and not beyond
 * `asOf`. What follows is a gap: nothing is known there, and nothing is drawn
 * through it.
 *
 * @returns Sorted stretches that do not overlap; none is empty.
 * @public
 */
export function readingStretches(
  readings: Iterable<Reading>,
  { holds, asOf }: Holding,
): ReadingStretch[] {
  checkedDuration('holds', holds);
  const sorted = readingsUntil(readings, asOf);
  return sorted
    .map(({ at, value }, index) => ({
      from: at,
      until: Math.min(sorted[index + 1]?.at ?? asOf, at + holds, asOf),
      value,
    }))
    .filter(({ from, until }) => from < until);
}

/**
 * How often the readings before held no longer.
 *
 * @remarks
 * The time since the latest reading is a gap too, once it holds no longer. The
 * time before the first reading is none.
 *
 * @public
 */
export function gapsIn(
  readings: Iterable<Reading>,
  { holds, asOf }: Holding,
): number {
  checkedDuration('holds', holds);
  const sorted = readingsUntil(readings, asOf);
  return sorted.filter(
    ({ at }, index) => at + holds < (sorted[index + 1]?.at ?? asOf),
  ).length;
}
