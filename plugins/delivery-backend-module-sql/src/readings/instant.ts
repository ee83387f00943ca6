import { z } from 'zod';

/** Epoch numbers below are seconds: as milliseconds they would lie before March 1973. */
const FIRST_IN_MILLISECONDS = 100_000_000_000;
/** Furthest from 1970 that a date can be, milliseconds. */
const FURTHEST = 8_640_000_000_000_000;

const day = z.iso.date();
const time = z.iso.datetime({ offset: true });

/** Epoch milliseconds of a number in milliseconds or seconds; undefined beyond all dates. */
export function instantOfNumber(value: number): number | undefined {
  const ms = Math.round(
    Math.abs(value) < FIRST_IN_MILLISECONDS ? value * 1_000 : value,
  );
  return Math.abs(ms) <= FURTHEST ? ms : undefined;
}

/**
 * Epoch milliseconds of a text, ISO 8601 as databases write it: `T` or a blank
 * between day and time, zones like `+02`. Without a zone it is in UTC, as SQLite
 * writes and as PostgreSQL is asked to.
 */
export function instantOfText(text: string): number | undefined {
  if (day.safeParse(text).success) {
    return Date.parse(text);
  }
  const iso = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
  const zoned = /(Z|[+-]\d\d:\d\d)$/.test(iso) ? iso : `${iso}Z`;
  return time.safeParse(zoned).success ? Date.parse(zoned) : undefined;
}
