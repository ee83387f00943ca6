/** West of every other zone: a date in it is never later than it should be. */
const EARLIEST_ZONE = 'Etc/GMT+12';

/** Clocks that are set back repeat so much of a day, in minutes. */
const SHIFTS = [30, 60, 120];

const MINUTE = 60_000;

function localOf(instant: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string) => parts.find(each => each.type === type)?.value;
  return `${part('year')}-${part('month')}-${part('day')} ${part(
    'hour',
  )}:${part('minute')}`;
}

/**
 * A date that a query may hold: whole minutes in the zone of the account.
 *
 * @remarks
 * Never later than the instant: where the clock is set back, a local time that
 * is there twice would be read as the later one, so that an earlier one is named.
 *
 * @param timeZone - Undefined where the site does not tell it.
 */
export function jqlDate(
  instant: number,
  timeZone: string = EARLIEST_ZONE,
): string {
  const local = localOf(instant, timeZone);
  const shift = SHIFTS.find(
    minutes => localOf(instant + minutes * MINUTE, timeZone) === local,
  );
  return shift === undefined
    ? local
    : localOf(instant - shift * MINUTE, timeZone);
}

/** A text as a query writes it. */
export const jqlText = (text: string) =>
  `"${text.replace(/["\\]/g, sign => `\\${sign}`)}"`;

/** What issues a pass over a project asks for, oldest change first. */
export function jqlOf(options: {
  project: string;
  timeZone: string | undefined;
  /** Issues that changed since, epoch milliseconds. */
  from?: number;
  /** Older issues that are done are left out. */
  since: number;
}): string {
  const { project, timeZone, from, since } = options;
  const date = (instant: number) => jqlText(jqlDate(instant, timeZone));
  const clauses = [`project = ${jqlText(project)}`];
  if (from !== undefined) {
    clauses.push(`updated >= ${date(from)}`);
  }
  if (from === undefined || from < since) {
    clauses.push(`(updated >= ${date(since)} OR statusCategory != Done)`);
  }
  return `${clauses.join(' AND ')} ORDER BY updated ASC, key ASC`;
}
