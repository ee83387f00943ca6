import { DateTime } from 'luxon';
import { readDigitTime, readEpoch } from './digitTime';
import { readIsoTime } from './isoTime';
import { createTimeFormat } from './timeFormat';
import type { WallTime } from './wallTime';
import { createZoneOffset } from './zoneOffset';

/**
 * What a text says about a point in time.
 *
 * @remarks
 * `zoneless` marks a text without a zone, read in the configured one. `missing`
 * is a text that systems write for "no time"; `invalid` anything else.
 *
 * @public
 */
export type Instant =
  | { kind: 'instant'; ms: number; zoneless: boolean }
  | { kind: 'missing' }
  | { kind: 'invalid'; reason: string };

/**
 * How to read instants of one input.
 *
 * @public
 */
export interface InstantOptions {
  /** Luxon format; if given, no other form is read. */
  timeFormat?: string;
  /** IANA name or offset for texts without a zone; default UTC. */
  timeZone?: string;
}

/** Years as written: before is a unit error or a default, after a "never". */
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

const MISSING: Instant = { kind: 'missing' };
/** .NET, Go and SQL write their zero date for "not set". */
const ZERO_DATE = /^000[01][-/]/;
const NO_VALUE = /^(?:|-+|\?|null|\(null\)|nan|nat|n\/a)$/i;
const EPOCH_ZERO = /^0+$/;

/**
 * Whether a cell stands for "no value", as `NULL`, `?`, `-` and `NaN` do.
 *
 * @public
 */
export function isMissing(text: string | undefined): boolean {
  if (text === undefined) return true;
  return text.length <= 6 && NO_VALUE.test(text.trim());
}

/**
 * Makes a parser for the instants of one input.
 *
 * @remarks
 * Throws an `UnreadableInputError` for an unknown zone or a format without a year.
 * Accepts 1970-01-01 up to 2199-12-31, by the year as written.
 *
 * @public
 */
export function createInstantParser(
  options: InstantOptions = {},
): (value: string | number | null | undefined) => Instant {
  const read = options.timeFormat
    ? createTimeFormat(options.timeFormat)
    : readAnyForm;
  const place = createZoneOffset(options.timeZone ?? 'UTC');
  const mismatch = options.timeFormat
    ? `not in the time format ${options.timeFormat}`
    : 'not a date';
  return value => {
    if (typeof value === 'number') {
      return value ? toInstant(readEpoch(value), place, mismatch) : MISSING;
    }
    const text = value?.trim() ?? '';
    if (isMissing(text) || EPOCH_ZERO.test(text)) return MISSING;
    if (ZERO_DATE.test(text)) return MISSING;
    return toInstant(read(text), place, mismatch);
  };
}

const parsers = new Map<string, ReturnType<typeof createInstantParser>>();

/**
 * Reads one instant; see {@link createInstantParser} for many.
 *
 * @public
 */
export function parseInstant(
  value: string | number | null | undefined,
  options: InstantOptions = {},
): Instant {
  const key = `${options.timeZone ?? ''}\n${options.timeFormat ?? ''}`;
  let parser = parsers.get(key);
  if (!parser) {
    parser = createInstantParser(options);
    if (parsers.size >= 100) parsers.clear();
    parsers.set(key, parser);
  }
  return parser(value);
}

function toInstant(
  wall: WallTime | undefined,
  place: (local: number) => number,
  mismatch: string,
): Instant {
  if (!wall) return { kind: 'invalid', reason: mismatch };
  const { local, offset } = wall;
  if (local < EARLIEST) return { kind: 'invalid', reason: 'before 1970' };
  if (local >= LATEST) return { kind: 'invalid', reason: 'after 2199' };
  return offset === undefined
    ? { kind: 'instant', ms: place(local), zoneless: true }
    : { kind: 'instant', ms: local - offset * 60_000, zoneless: false };
}

function readAnyForm(text: string): WallTime | undefined {
  return readIsoTime(text) ?? readDigitTime(text) ?? readOddForm(text);
}

/** ISO basic form and the dates of mail and HTTP headers, all of which carry a full date. */
function readOddForm(text: string): WallTime | undefined {
  if (text.length > 40) return undefined;
  let time: DateTime | undefined;
  const zone = { zone: 'utc', setZone: true };
  if (/^\d{8}T\d/.test(text)) time = DateTime.fromISO(text, zone);
  else if (/^[A-Z][a-z]{2}, \d/.test(text)) {
    time = DateTime.fromRFC2822(text, zone);
  }
  if (!time?.isValid) return undefined;
  const local = time.toMillis() + time.offset * 60_000;
  const zoned = /(?:Z|[+-]\d{2}(?::?\d{2})?|GMT|UT)$/i.test(text);
  return zoned ? { local, offset: time.offset } : { local };
}
