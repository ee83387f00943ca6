import Holidays from 'date-holidays';
import { CalendarConfigError, HolidayConfig } from './calendarConfig';
import { MINUTES_PER_DAY } from './workWeek';

const MS_PER_DAY = 86_400_000;

/**
 * Local date (`yyyy-mm-dd`) → minute of the day from which it is off.
 *
 * @remarks
 * 0 for a whole day; some public holidays begin at noon.
 *
 * @internal
 */
export type DaysOff = Map<string, number>;

/**
 * The public holidays of the configured place, with what is added and removed.
 *
 * @remarks
 * Only those of type `public`, substitute days included. A holiday is a local
 * date, whatever the time zone of its country.
 *
 * @internal
 */
export function daysOff(
  holidays: string | HolidayConfig | undefined,
  years: { from: number; to: number },
): DaysOff {
  const off: DaysOff = new Map();
  if (holidays === undefined) {
    return off;
  }
  const config = typeof holidays === 'string' ? split(holidays) : holidays;
  const table = tableOf(config);
  // A holiday of several days may have begun in the year before.
  for (let year = years.from - 1; year <= years.to; year += 1) {
    for (const { type, date, start, end } of table.getHolidays(year)) {
      if (type === 'public') {
        const length = (end.getTime() - start.getTime()) / MS_PER_DAY;
        markOff(off, date, length);
      }
    }
  }
  for (const date of config.remove ?? []) {
    off.delete(checkedDate('remove', date));
  }
  for (const date of config.add ?? []) {
    off.set(checkedDate('add', date), 0);
  }
  return off;
}

function split(code: string): HolidayConfig {
  const [country, ...state] = code.split('-');
  return state.length > 0 ? { country, state: state.join('-') } : { country };
}

function tableOf({ country, state }: HolidayConfig): Holidays {
  const known = new Holidays();
  if (!Object.hasOwn(known.getCountries(), country)) {
    throw new CalendarConfigError(
      `holidays: '${country}' is not a known country; write an ISO 3166 code like 'DE', or 'DE-BE' with a state`,
    );
  }
  if (state === undefined) {
    return new Holidays(country);
  }
  const [name, region] = state.split('-');
  const states = known.getStates(country) ?? {};
  const regions = known.getRegions(country, name) ?? {};
  const isKnown =
    Object.hasOwn(states, name) &&
    (region === undefined || Object.hasOwn(regions, region));
  if (!isKnown) {
    throw new CalendarConfigError(
      `holidays: '${state}' is not a state of ${country}; known are ${
        Object.keys(states).join(', ') || 'none'
      }`,
    );
  }
  return region === undefined
    ? new Holidays(country, name)
    : new Holidays(country, name, region);
}

/** `date` is "yyyy-mm-dd hh:mm:ss" of the place, `length` in days. */
function markOff(off: DaysOff, date: string, length: number): void {
  const [hour, minute] = date.slice(11, 16).split(':').map(Number);
  const begins = hour * 60 + minute;
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  // Rounded, because the day on which clocks change has 23 or 25 hours.
  const last = Math.max(1, Math.round(begins / MINUTES_PER_DAY + length));
  for (let day = 0; day < last; day += 1) {
    const key = new Date(first + day * MS_PER_DAY).toISOString().slice(0, 10);
    const from = day === 0 ? begins : 0;
    off.set(key, Math.min(from, off.get(key) ?? from));
  }
}

function checkedDate(key: string, date: string): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  const isDate =
    /^\d{4}-\d\d-\d\d$/.test(date) &&
    !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(date);
  if (!isDate) {
    throw new CalendarConfigError(
      `holidays.${key}: '${date}' is not a date; write it like 2026-12-24`,
    );
  }
  return date;
}
