import { civilMillis, clockMillis, type WallTime } from './wallTime';

const ALL_DIGITS = /^\d{8,19}(\.\d+)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;

/**
 * Reads digits: epoch seconds, milli-, micro- or nanoseconds, `yyyyMMdd`, `yyyyMMddHHmmss`.
 *
 * @remarks
 * The unit follows from the magnitude. Between 1973 and 2200 the forms have 9 to
 * 10, 12 to 13, 15 to 16 and 18 to 19 digits, and the compact dates 8 and 14, so
 * no two of them overlap.
 *
 * @internal
 */
export function readDigitTime(text: string): WallTime | undefined {
  if (!ALL_DIGITS.test(text)) return undefined;
  if (text.length === 8 || text.length === 14) {
    const compact = readCompact(text);
    if (compact) return compact;
  }
  return readEpoch(Number(text));
}

/** Reads an epoch number of any unit; undefined below 1973. @internal */
export function readEpoch(value: number): WallTime | undefined {
  if (!(value >= 1e8)) return undefined;
  let local = value / 1e6;
  if (value < 1e11) local = value * 1e3;
  else if (value < 1e14) local = value;
  else if (value < 1e17) local = value / 1e3;
  return { local: Math.floor(local), offset: 0 };
}

function readCompact(text: string): WallTime | undefined {
  const match = COMPACT.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match
    .slice(1)
    .map(part => Number(part ?? 0));
  const clock = clockMillis(hour, minute, second, 0);
  if (clock === undefined) return undefined;
  const local = civilMillis(year, month, day, clock);
  return local === undefined ? undefined : { local };
}
