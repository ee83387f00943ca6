import { DateTime, IANAZone } from 'luxon';
import { Interval, unionOf } from '../measure/intervals';
import { CalendarConfig, CalendarConfigError } from './calendarConfig';
import { daysOff } from './daysOff';
import { Hours, MINUTES_PER_DAY, parseWeek } from './workWeek';

const MINUTE = 60_000;

/** A range of whole years, both included. @public */
export interface YearRange {
  from: number;
  to: number;
}

/** The working hours of some years as UTC stretches. @internal */
export interface WorkingIntervals {
  /** First instant that the table knows, epoch milliseconds. */
  start: number;
  /** First instant that it does not know any more. */
  end: number;
  /** Ascending; stretches do not overlap and are not empty. */
  starts: Float64Array;
  ends: Float64Array;
}

/**
 * Lays out the working hours of every local day on the UTC line.
 *
 * @remarks
 * On a day of 24 hours that is arithmetic. On the days when clocks change,
 * luxon places each wall-clock time: one that a spring gap swallows is moved
 * forward by the gap, so that 02:15–02:45 becomes 03:15–03:45 and is not lost.
 *
 * @internal
 */
export function workingIntervals(
  config: CalendarConfig,
  years: YearRange,
): WorkingIntervals {
  const { timeZone: zone } = config;
  if (!IANAZone.isValidZone(zone)) {
    throw new CalendarConfigError(
      `timeZone: '${zone}' is not a known time zone; write it like 'Europe/Berlin'`,
    );
  }
  const week = parseWeek(config.week);
  const off = daysOff(config.holidays, years);
  const starts: number[] = [];
  const ends: number[] = [];
  const first = DateTime.fromObject({ year: years.from }, { zone });
  let midnight = first.startOf('day');
  while (midnight.year <= years.to) {
    const next = midnight.plus({ days: 1 }).startOf('day');
    const offFrom = off.get(midnight.toISODate() ?? '') ?? MINUTES_PER_DAY;
    const hours = week[midnight.weekday - 1]
      .map(({ from, to }) => ({ from, to: Math.min(to, offFrom) }))
      .filter(({ from, to }) => from < to);
    for (const { start, end } of place(hours, midnight, next)) {
      starts.push(start);
      ends.push(end);
    }
    midnight = next;
  }
  return {
    start: first.toMillis(),
    end: midnight.toMillis(),
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
  };
}

/** Neighbouring tables, in order, as one. @internal */
export function joinTables(tables: WorkingIntervals[]): WorkingIntervals {
  return {
    start: tables[0].start,
    end: tables[tables.length - 1].end,
    starts: concatenate(tables.map(table => table.starts)),
    ends: concatenate(tables.map(table => table.ends)),
  };
}

function concatenate(parts: Float64Array[]): Float64Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const all = new Float64Array(length);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

function place(hours: Hours[], midnight: DateTime, next: DateTime): Interval[] {
  const start = midnight.toMillis();
  const end = next.toMillis();
  if (end - start === MINUTES_PER_DAY * MINUTE) {
    return hours.map(({ from, to }) => ({
      start: start + from * MINUTE,
      end: start + to * MINUTE,
    }));
  }
  const at = (minutes: number) =>
    minutes === MINUTES_PER_DAY
      ? end
      : midnight
          .set({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
          .toMillis();
  // Hours that were moved over a gap may overlap the next ones.
  return unionOf(
    hours.map(({ from, to }) => ({ start: at(from), end: at(to) })),
  );
}
