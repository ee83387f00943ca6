import { LAST_INSTANT, Reading, readingsUntil } from './reading';

/**
 * At most `most` readings that show the course of all.
 *
 * @remarks
 * The time from the first to the last reading is cut into `most` equal
 * stretches, each open at its start; the last reading of each is kept, so that
 * the very last always is. Nothing is averaged: every reading that is shown was
 * read. Few readings are all kept.
 *
 * @param most - A whole number from 1.
 * @returns The earliest first.
 * @public
 */
export function thinned(readings: Iterable<Reading>, most: number): Reading[] {
  if (!(Number.isInteger(most) && most >= 1)) {
    throw new RangeError(`most must be a whole number from 1, got ${most}`);
  }
  const sorted = readingsUntil(readings, LAST_INSTANT);
  if (sorted.length <= most) {
    return sorted;
  }
  const first = sorted[0].at;
  const width = (sorted[sorted.length - 1].at - first) / most;
  const stretchOf = ({ at }: Reading) =>
    Math.min(Math.max(Math.ceil((at - first) / width) - 1, 0), most - 1);
  return sorted.filter(
    (reading, index) =>
      index === sorted.length - 1 ||
      stretchOf(sorted[index + 1]) !== stretchOf(reading),
  );
}
