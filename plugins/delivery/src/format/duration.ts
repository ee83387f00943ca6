import { NO_BREAK_SPACE } from './characters';
import { formatNumber } from './number';

/** How days are counted: by the clock, or by a calendar of working hours. */
export type DayCounting = 'elapsed' | 'working';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Hours that make a day.
 *
 * @remarks
 * The contract gives working time in seconds and not the length of a working
 * day, so that a business day is read as eight hours; the filter bar says so.
 */
export const HOURS_PER_DAY: Record<DayCounting, number> = {
  elapsed: 24,
  working: 8,
};

/** From here on hours say nothing any more. */
const DAYS_WITHOUT_HOURS = 100;

/** A unit that a duration is rounded to. */
export type DurationUnit = 'minute' | 'hour' | 'day';

/** Seconds of a unit. */
export function secondsOf(unit: DurationUnit, counting: DayCounting): number {
  if (unit === 'minute') {
    return MINUTE;
  }
  return unit === 'hour' ? HOUR : HOUR * HOURS_PER_DAY[counting];
}

/** The smaller of the at most two units in which a duration is shown. */
export function unitOf(seconds: number, counting: DayCounting): DurationUnit {
  const day = secondsOf('day', counting);
  if (seconds >= DAYS_WITHOUT_HOURS * day) {
    return 'day';
  }
  return seconds >= day ? 'hour' : 'minute';
}

/**
 * A duration in at most two units, e.g. `3 d 4 h`, `6 h 30 min`, `< 1 min`.
 *
 * @remarks Rounds to the smaller unit and carries, so never `24 h` or `60 min`.
 */
export function formatDuration(
  seconds: number,
  counting: DayCounting = 'elapsed',
): string {
  if (seconds > 0 && seconds < MINUTE) {
    return ['<', '1', 'min'].join(NO_BREAK_SPACE);
  }
  const size = secondsOf(unitOf(seconds, counting), counting);
  // Once more: rounding up to a whole day changes which units are shown.
  const once = Math.round(seconds / size) * size;
  const again = secondsOf(unitOf(once, counting), counting);
  return writeUnits(Math.round(once / again) * again, counting, 2);
}

/**
 * A whole number of minutes in all its units: `18 d 23 h 56 min`.
 *
 * @remarks Only for parts of a sum, which must add up as they are read.
 */
export function formatExact(seconds: number): string {
  return writeUnits(Math.round(seconds / MINUTE) * MINUTE, 'elapsed', 3);
}

function writeUnits(
  seconds: number,
  counting: DayCounting,
  units: number,
): string {
  const day = secondsOf('day', counting);
  const parts: Array<[number, string]> = [
    [Math.floor(seconds / day), 'd'],
    [Math.floor((seconds % day) / HOUR), 'h'],
    [Math.floor((seconds % HOUR) / MINUTE), 'min'],
  ];
  const shown = parts.filter(([count]) => count > 0).slice(0, units);
  if (shown.length === 0) {
    return '0';
  }
  return shown
    .map(([count, unit]) => `${formatNumber(count)}${NO_BREAK_SPACE}${unit}`)
    .join(NO_BREAK_SPACE);
}

/** A mean or a model output, the only place for decimal days: `9.4 d`. */
export function formatMeanDays(
  seconds: number,
  counting: DayCounting = 'elapsed',
): string {
  return formatDays(seconds / secondsOf('day', counting), 1);
}

/** Days as a number, e.g. gate-days: `1 897 d`. */
export function formatDays(days: number, digits = 0): string {
  return `${formatNumber(days, digits)}${NO_BREAK_SPACE}d`;
}

/** Which day, counted from one, an instant falls on: `day 2`. */
export function formatDayNumber(secondsAfter: number): string {
  const day = Math.floor(secondsAfter / secondsOf('day', 'elapsed')) + 1;
  return `day${NO_BREAK_SPACE}${formatNumber(day)}`;
}
