import { DateTime } from 'luxon';

/** A day, e.g. `20 Nov 2026`. */
export function formatDate(iso: string, zone = 'local'): string {
  return write(iso, zone, 'd LLL yyyy');
}

/** A day with its time, e.g. `20 Nov 2026, 18:00`. */
export function formatInstant(iso: string, zone = 'local'): string {
  return write(iso, zone, 'd LLL yyyy, HH:mm');
}

/** Seconds between two instants. */
export function secondsBetween(from: string, to: string): number {
  return DateTime.fromISO(to).diff(DateTime.fromISO(from)).as('seconds');
}

function write(iso: string, zone: string, format: string): string {
  const instant = DateTime.fromISO(iso, { zone, locale: 'en' });
  // What is not a date is shown as it came: hiding it would hide the fault.
  return instant.isValid
    ? instant.toFormat(format).replace(/ /g, '\u00a0')
    : iso;
}
