import { civilMillis, clockMillis, type WallTime } from './wallTime';

const ZERO = 48;

/**
 * Reads ISO 8601 and its usual relatives by hand.
 *
 * @remarks
 * `2021-04-28T21:50:00.5+02:00`, `2021-04-28 21:50:00 +0200`, `… UTC`, `+07`, no
 * zone, date only, `/` for `-`. Fractions of any length are cut, not rounded,
 * to milliseconds. Takes 0.3 µs where luxon takes 5.6 µs. `Date.parse` is as fast,
 * but reads zone-less times in the machine's zone and accepts 31 February.
 *
 * @internal
 */
export function readIsoTime(text: string): WallTime | undefined {
  const separator = text[4];
  if ((separator !== '-' && separator !== '/') || text[7] !== separator) {
    return undefined;
  }
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return undefined;
  if (text.length === 10) return wallTime(year, month, day, 0);
  const between = text[10];
  if (between !== 'T' && between !== ' ' && between !== 't') return undefined;
  const clock = readClock(text, 11);
  if (!clock) return undefined;
  const wall = wallTime(year, month, day, clock.ms);
  if (!wall || clock.end === text.length) return wall;
  const offset = readOffset(text, clock.end);
  if (offset === undefined) return undefined;
  wall.offset = offset;
  return wall;
}

/** Minutes east of UTC of `Z`, ` UTC`, `+07`, `+0700`, ` +07:00` up to the end of the text. @internal */
export function readOffset(text: string, from: number): number | undefined {
  const at = text[from] === ' ' ? from + 1 : from;
  const sign = text[at];
  if (sign !== '+' && sign !== '-') {
    const name = text.slice(at).toUpperCase();
    return name === 'Z' || name === 'UTC' || name === 'GMT' ? 0 : undefined;
  }
  const colon = text[at + 3] === ':' ? 1 : 0;
  const length = text.length - at;
  if (length !== 3 && length !== 5 + colon) return undefined;
  const hours = digits(text, at + 1, 2);
  const minutes = length === 3 ? 0 : digits(text, at + 3 + colon, 2);
  if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return undefined;
  const total = hours * 60 + minutes;
  return sign === '-' && total > 0 ? -total : total;
}

function readClock(
  text: string,
  from: number,
): { ms: number; end: number } | undefined {
  if (text[from + 2] !== ':') return undefined;
  let end = from + 5;
  let second = 0;
  let milli = 0;
  if (text[end] === ':') {
    second = digits(text, end + 1, 2);
    end += 3;
    if (text[end] === '.' || text[end] === ',') {
      const start = end + 1;
      for (end = start; isDigit(text, end); end += 1) {
        if (end < start + 3) {
          milli += digits(text, end, 1) * 10 ** (2 - end + start);
        }
      }
      if (end === start) return undefined;
    }
  }
  const hour = digits(text, from, 2);
  const minute = digits(text, from + 3, 2);
  const ms = clockMillis(hour, minute, second, milli);
  return ms === undefined ? undefined : { ms, end };
}

function wallTime(
  year: number,
  month: number,
  day: number,
  clockMs: number,
): WallTime | undefined {
  const local = civilMillis(year, month, day, clockMs);
  return local === undefined ? undefined : { local };
}

function isDigit(text: string, at: number): boolean {
  const digit = text.charCodeAt(at) - ZERO;
  return digit >= 0 && digit <= 9;
}

/** The number in `length` digits, or -1. */
function digits(text: string, from: number, length: number): number {
  let value = 0;
  for (let at = from; at < from + length; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}
