/**
 * What a clock on the wall shows, as the epoch milliseconds that it would have
 * in UTC: calendars are counted in these, whatever the zone.
 */
export type LocalTime = number;

const formats = new Map<string, Intl.DateTimeFormat>();
/** There are some 600 zones; names come from files of other people. */
const MOST_FORMATS = 700;

/** The format of a zone; undefined where there is no such zone. */
function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(timeZone);
  if (known) {
    return known;
  }
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    if (formats.size < MOST_FORMATS) {
      formats.set(timeZone, format);
    }
    return format;
  } catch {
    return undefined;
  }
}

/** Whether there is a zone of that name in the IANA database. */
export const isTimeZone = (timeZone: string) =>
  formatOf(timeZone) !== undefined;

/** What a clock in a zone shows at an instant, which is whole seconds. */
export function localTimeAt(instant: number, timeZone: string): LocalTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone)!.formatToParts(instant)) {
    parts[type] = Number(value);
  }
  const { year, month, day, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * When a clock in a zone shows a time.
 *
 * @remarks
 * In the hour that a clock is put back over, the first of both instants; in the
 * hour that it is put forward over, as if it had not been yet.
 */
export function instantOf(local: LocalTime, timeZone: string): number {
  const day = 86_400_000;
  const before = local - (localTimeAt(local - day, timeZone) - (local - day));
  const after = local - (localTimeAt(local + day, timeZone) - (local + day));
  return localTimeAt(before, timeZone) === local ||
    localTimeAt(after, timeZone) !== local
    ? before
    : after;
}

/** The same day of the month and time, months later; the last day, if need be. */
export function addMonths(local: LocalTime, months: number): LocalTime {
  const date = new Date(local);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0);
  date.setUTCDate(Math.min(day, date.getUTCDate()));
  return date.getTime();
}
