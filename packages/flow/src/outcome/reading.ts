/** Beyond this a figure belongs into a larger unit; check-ins say the same. */
const LARGEST = 1e15;
/** The last that a `Date` can hold, epoch milliseconds. @internal */
export const LAST_INSTANT = 8.64e15;

/** One figure of a measure, in its unit. @public */
export interface Reading {
  /** Epoch milliseconds. */
  at: number;
  value: number;
}

/** Whether more is better, or less. @public */
export type Direction = 'up' | 'down';

/** Whether a figure is at another or beyond it, where beyond is better. @internal */
export function isAcross(
  value: number,
  threshold: number,
  direction: Direction,
): boolean {
  return direction === 'up' ? value >= threshold : value <= threshold;
}

/**
 * Readings up to an instant, the earliest first, one per instant.
 *
 * @remarks
 * The order that they come in does not matter and repetition does not either.
 * What is dated after `asOf` is left out: a clock that is ahead must not tell
 * the future. Two figures of one instant have no order, so that there is no
 * later one to believe; whoever stores readings keeps one per instant.
 *
 * @throws RangeError that names the reading, if one is no number or two
 * contradict each other.
 * @internal
 */
export function readingsUntil(
  readings: Iterable<Reading>,
  asOf: number,
): Reading[] {
  const until = checkedInstant('asOf', asOf);
  const sorted = [...readings]
    .map(checkedReading)
    .filter(({ at }) => at <= until)
    .sort((left, right) => left.at - right.at);
  return sorted.filter((reading, index) => {
    const before = sorted[index - 1];
    if (before?.at !== reading.at) {
      return true;
    }
    if (before.value !== reading.value) {
      throw new RangeError(
        `readings say both ${before.value} and ${reading.value} at ${new Date(
          reading.at,
        ).toISOString()}; keep one per instant`,
      );
    }
    return false;
  });
}

/** @throws RangeError that names the field. @internal */
export function checkedInstant(field: string, at: number): number {
  if (!(Math.abs(at) <= LAST_INSTANT)) {
    throw new RangeError(`${field} must be epoch milliseconds, got ${at}`);
  }
  return at;
}

/** @throws RangeError that names the field. @internal */
export function checkedFigure(field: string, value: number): number {
  if (!(Math.abs(value) <= LARGEST)) {
    throw new RangeError(
      `${field} must be a number within ±1e15, got ${value}; write it in a larger unit, or leave it out`,
    );
  }
  return value;
}

/** @throws RangeError that names the field. @internal */
export function checkedDuration(field: string, ms: number): number {
  if (!(ms >= 0 && Number.isFinite(ms))) {
    throw new RangeError(`${field} must be milliseconds from 0, got ${ms}`);
  }
  return ms;
}

function checkedReading(reading: Reading, index: number): Reading {
  checkedInstant(`readings[${index}].at`, reading.at);
  checkedFigure(`readings[${index}].value`, reading.value);
  return reading;
}
