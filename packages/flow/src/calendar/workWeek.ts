import { CalendarConfigError } from './calendarConfig';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** A day's length on the wall clock. @internal */
export const MINUTES_PER_DAY = 24 * 60;

/** Minutes of a local day, from midnight. @internal */
export interface Hours {
  from: number;
  to: number;
}

/**
 * Reads the week of a calendar.
 *
 * @returns Hours by ISO weekday − 1 (Monday 0), sorted; empty on days off.
 * @throws CalendarConfigError that names the key.
 * @internal
 */
export function parseWeek(week: Record<string, string[]>): Hours[][] {
  const hoursByDay: Hours[][] = weekdays.map(() => []);
  const keyOfDay = new Map<number, string>();
  for (const [key, ranges] of Object.entries(week)) {
    const hours = parseHours(key, ranges);
    for (const day of parseDays(key)) {
      const other = keyOfDay.get(day);
      if (other !== undefined) {
        throw new CalendarConfigError(
          `week: '${key}' and '${other}' both set ${weekdays[day]}`,
        );
      }
      keyOfDay.set(day, key);
      hoursByDay[day] = hours;
    }
  }
  if (hoursByDay.every(hours => hours.length === 0)) {
    throw new CalendarConfigError('week: has no working hours');
  }
  return hoursByDay;
}

function parseDays(key: string): number[] {
  return key.split(',').flatMap(part => {
    const [first, last, ...rest] = part
      .split('-')
      .map(name => weekdays.indexOf(name.trim().toLowerCase()));
    if (first < 0 || last < 0 || rest.length > 0) {
      throw new CalendarConfigError(
        `week: '${key}' is not a weekday, a range or a list; write it like 'mon', 'mon-fri' or 'sat,sun'`,
      );
    }
    const length = last === undefined ? 1 : ((last - first + 7) % 7) + 1;
    return Array.from({ length }, (_, index) => (first + index) % 7);
  });
}

function parseHours(key: string, ranges: string[]): Hours[] {
  const hours = ranges.map(range => {
    const match = /^(\d\d):(\d\d)\s*-\s*(\d\d):(\d\d)$/.exec(range.trim());
    const [fromHour, fromMinute, toHour, toMinute] = (match ?? [])
      .slice(1)
      .map(Number);
    const from = fromHour * 60 + fromMinute;
    const to = toHour * 60 + toMinute;
    if (!match || fromMinute > 59 || toMinute > 59 || to > MINUTES_PER_DAY) {
      throw new CalendarConfigError(
        `week: '${key}' has '${range}'; write hours like '09:00-17:00', up to '24:00'`,
      );
    }
    if (from >= to) {
      throw new CalendarConfigError(
        `week: '${key}' has '${range}', which ends before it starts; split it at midnight`,
      );
    }
    return { from, to };
  });
  hours.sort((left, right) => left.from - right.from);
  for (let index = 1; index < hours.length; index += 1) {
    if (hours[index].from < hours[index - 1].to) {
      throw new CalendarConfigError(`week: '${key}' has hours that overlap`);
    }
  }
  return hours;
}
