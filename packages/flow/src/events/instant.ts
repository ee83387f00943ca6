import { DateTime } from 'luxon';

/** An instant that a source wrote down. @public */
export interface Instant {
  /** Epoch milliseconds. */
  time: number;
  /** True when the text named no zone and none is configured: UTC is assumed. */
  assumedZone?: boolean;
}

/** ISO 8601 with date, time and, mostly, a zone; `+07`, `+0700` and `+07:00` all occur. */
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Placeholders such as `0001-01-01` are older than any source we read. */
const EARLIEST_YEAR = 1970;

/** The last millisecond that ISO 8601 writes with a year of four digits. */
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Epoch numbers below this are seconds: as milliseconds they would be 1973. */
const SECONDS_BELOW = 100_000_000_000;

const millisecondsOf = (fraction = '') =>
  Number(fraction.padEnd(3, '0').slice(0, 3));

function offsetOf(zone: string): number {
  if (/^(z|utc)$/i.test(zone)) {
    return 0;
  }
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (zone[0] === '-' ? -minutes : minutes) * 60_000;
}

/** An instant that an event could carry: it is written there as ISO 8601. */
const ifWritable = (instant: Instant): Instant | undefined =>
  instant.time >= 0 && instant.time <= LATEST ? instant : undefined;

/** A time that names no zone, in the configured one. */
function inZone(local: number, zone: string | undefined): Instant | undefined {
  if (!zone) {
    return { time: local, assumedZone: true };
  }
  const utc = DateTime.fromMillis(local, { zone: 'utc' });
  const zoned = utc.setZone(zone, { keepLocalTime: true });
  return zoned.isValid ? { time: zoned.toMillis() } : undefined;
}

function fromParts(
  parts: RegExpExecArray,
  timeZone?: string,
): Instant | undefined {
  const [
    ,
    year,
    month,
    day,
    hour = '0',
    minute = '0',
    second = '0',
    fraction,
    zone,
  ] = parts;
  const date = [Number(year), Number(month), Number(day)] as const;
  const clock = [Number(hour), Number(minute), Number(second)] as const;
  const local =
    Date.UTC(date[0], date[1] - 1, date[2], ...clock) +
    millisecondsOf(fraction);
  const read = new Date(local);
  // Date.UTC rolls 30 February over; a date that does not exist is no date.
  if (
    read.getUTCMonth() !== date[1] - 1 ||
    date[0] < EARLIEST_YEAR ||
    clock[0] > 23
  ) {
    return undefined;
  }
  const instant = zone
    ? { time: local - offsetOf(zone) }
    : inZone(local, timeZone);
  return instant && ifWritable(instant);
}

/**
 * Reads an instant in any of the forms that vendors write.
 *
 * @remarks
 * ISO 8601 with or without zone, `+0700`, epoch seconds and milliseconds.
 * Placeholders (`0001-01-01`), dates that do not exist and anything else give
 * undefined: a missing time is never replaced by a guess.
 *
 * @public
 */
export function parseInstant(
  value: unknown,
  options?: { timeZone?: string },
): Instant | undefined {
  if (typeof value === 'number') {
    const time = Math.trunc(value < SECONDS_BELOW ? value * 1_000 : value);
    return value > 0 ? ifWritable({ time }) : undefined;
  }
  if (typeof value !== 'string' || value.length > 64) {
    return undefined;
  }
  const parts = ISO.exec(value.trim());
  return parts ? fromParts(parts, options?.timeZone) : undefined;
}

/**
 * An instant some milliseconds later, or earlier; undefined where either is
 * not known, or where no event could carry the sum.
 */
export const moved = (
  at: Instant | undefined,
  milliseconds: number | undefined,
): Instant | undefined =>
  at && milliseconds !== undefined
    ? ifWritable({ ...at, time: Math.round(at.time + milliseconds) })
    : undefined;
