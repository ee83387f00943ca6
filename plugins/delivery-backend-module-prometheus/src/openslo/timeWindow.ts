import { addMonths, instantOf, isTimeZone, localTimeAt } from './localTime';
import { ObjectiveProblem } from './ObjectiveProblem';
import { TimeWindow } from './schemas';
import {
  calendarWord,
  isoOf,
  lengthOf,
  monthsOf,
  Shorthand,
  shorthandIn,
} from './shorthand';

const MINUTE = 60_000;
const LONGEST = 731 * 1_440 * MINUTE;

/** What an objective looks back over. */
export interface Window {
  /** Epoch milliseconds. */
  from: number;
  /** A whole minute, so that two replicas evaluate the same. */
  to: number;
  isRolling: boolean;
}

/** What people are shown of a window: `P28D`, `month`, or what was written. */
export function windowText(windows: readonly TimeWindow[] | undefined): string {
  const [window] = windows ?? [];
  const shorthand = shorthandIn(window?.duration ?? '');
  if (!shorthand) {
    return window?.duration.slice(0, 40) ?? 'none';
  }
  return window.calendar ? calendarWord(shorthand) : isoOf(shorthand);
}

/**
 * The window of an objective at an instant.
 *
 * @throws ObjectiveProblem that names the field and the cure.
 */
export function windowAt(
  windows: readonly TimeWindow[] | undefined,
  at: number,
): Window {
  if (windows?.length !== 1) {
    throw new ObjectiveProblem(
      'timeWindow: there has to be exactly one; write for instance - { duration: 28d, isRolling: true }',
    );
  }
  const [{ duration, calendar }] = windows;
  const isRolling = windows[0].isRolling ?? !calendar;
  const shorthand = shorthandIn(duration);
  if (!shorthand) {
    throw new ObjectiveProblem(
      'timeWindow.duration: is no duration of OpenSLO; write it like 28d, 4w or 1M',
    );
  }
  if (isRolling === Boolean(calendar)) {
    throw new ObjectiveProblem(
      'timeWindow: is either rolling (isRolling: true and no calendar) or aligned (isRolling: false and a calendar); write one of both',
    );
  }
  const to = Math.floor(at / MINUTE) * MINUTE;
  const from = calendar
    ? periodStart(shorthand, calendar, to)
    : rollingStart(shorthand, to);
  if (to - from > LONGEST) {
    throw new ObjectiveProblem(
      'timeWindow.duration: is longer than two years; write a shorter one',
    );
  }
  return { from, to, isRolling };
}

function rollingStart(shorthand: Shorthand, to: number): number {
  const length = lengthOf(shorthand);
  return length === undefined
    ? addMonths(to, -monthsOf(shorthand))
    : to - length;
}

/** When the period of a calendar began that an instant lies in. */
function periodStart(
  shorthand: Shorthand,
  { startTime, timeZone }: NonNullable<TimeWindow['calendar']>,
  to: number,
): number {
  const first = localTimeIn(startTime);
  if (first === undefined) {
    throw new ObjectiveProblem(
      'timeWindow.calendar.startTime: is no time; write it like 2026-01-01 00:00:00',
    );
  }
  if (!isTimeZone(timeZone)) {
    throw new ObjectiveProblem(
      'timeWindow.calendar.timeZone: is no zone; write a name of the IANA database, like Europe/Berlin',
    );
  }
  const nth = periodsFrom(first, shorthand, timeZone);
  if (nth(0) > to) {
    throw new ObjectiveProblem(
      'timeWindow.calendar.startTime: has not come yet; wait for it, or write an earlier one',
    );
  }
  // Estimated from the calendar, then corrected by a step or two.
  let period = estimated(first, shorthand, localTimeAt(to, timeZone));
  while (period > 0 && nth(period) > to) {
    period -= 1;
  }
  while (nth(period + 1) <= to) {
    period += 1;
  }
  return nth(period);
}

/** When the nth period begins, counted from 0. */
function periodsFrom(first: number, shorthand: Shorthand, timeZone: string) {
  const { unit } = shorthand;
  const length = lengthOf(shorthand);
  // Hours and minutes pass alike on every day; days may be longer or shorter.
  if (length !== undefined && (unit === 'm' || unit === 'h')) {
    const start = instantOf(first, timeZone);
    return (n: number) => start + n * length;
  }
  return (n: number) =>
    instantOf(
      length === undefined
        ? addMonths(first, n * monthsOf(shorthand))
        : first + n * length,
      timeZone,
    );
}

function estimated(first: number, shorthand: Shorthand, now: number): number {
  const month = 30.436875 * 1_440 * MINUTE;
  const length = lengthOf(shorthand) ?? monthsOf(shorthand) * month;
  return Math.max(0, Math.floor((now - first) / length));
}

function localTimeIn(text: string): number | undefined {
  const found =
    /^((?:19[7-9]\d|2\d{3})-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/.exec(text);
  const [, day, time, seconds = ':00'] = found ?? [];
  const local = found ? Date.parse(`${day}T${time}${seconds}Z`) : NaN;
  return Number.isNaN(local) ? undefined : local;
}
