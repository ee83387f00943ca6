/**
 * A date and time as written, before it is placed on the time line.
 *
 * @internal
 */
export interface WallTime {
  /** The written fields read as if they were UTC, epoch milliseconds. */
  local: number;
  /** Minutes east of UTC, where the text names them. */
  offset?: number;
}

const DAY_MS = 86_400_000;

/**
 * Milliseconds of a proleptic Gregorian date and time, undefined if there is no such date.
 *
 * @remarks
 * `Date.UTC` rolls 31 February over to March and maps years 0–99 to 1900; this
 * does neither. Day count after H. Hinnant, `days_from_civil`.
 *
 * @internal
 */
export function civilMillis(
  year: number,
  month: number,
  day: number,
  clockMs: number,
): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
    return undefined;
  }
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const shifted = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * shifted + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * DAY_MS + clockMs;
}

function daysIn(year: number, month: number): number {
  if (month === 2) {
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return leap ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Milliseconds since midnight; 24:00 is the end of the day; undefined if out of range.
 *
 * @internal
 */
export function clockMillis(
  hour: number,
  minute: number,
  second: number,
  milli: number,
): number | undefined {
  const ms = ((hour * 60 + minute) * 60 + second) * 1000 + milli;
  const valid =
    hour >= 0 &&
    hour <= 24 &&
    minute >= 0 &&
    minute <= 59 &&
    second >= 0 &&
    second <= 59 &&
    ms <= DAY_MS;
  return valid ? ms : undefined;
}
