import { DateTime } from 'luxon';
import { UnreadableInputError } from './errors';
import type { WallTime } from './wallTime';

/**
 * Makes a reader of one explicit luxon format.
 *
 * @remarks
 * Luxon fills what a format leaves out from the machine's clock, so a format
 * without a year is refused. `dd-mm-yyyy` and `DD.MM.YYYY`, as other tools write
 * them, are understood: see {@link normaliseTimeFormat}.
 *
 * @internal
 */
export function createTimeFormat(
  format: string,
): (text: string) => WallTime | undefined {
  const normal = normaliseTimeFormat(format);
  const tokens = normal.replace(/'[^']*'/g, '');
  if (!/[yXxkDfF]/.test(tokens)) {
    throw new UnreadableInputError(
      'bad-option',
      `the time format "${format}" has no year`,
      { cure: 'Write it with luxon tokens, for example "dd-MM-yyyy HH:mm".' },
    );
  }
  const zoned = /[ZzXx]/.test(tokens);
  const options = { locale: 'en-US', zone: 'utc', setZone: zoned };
  const parser = DateTime.buildFormatParser(normal, options);
  return text => {
    const time = DateTime.fromFormatParser(text, parser, options);
    if (!time.isValid) return undefined;
    const ms = time.toMillis();
    return zoned
      ? { local: ms + time.offset * 60_000, offset: time.offset }
      : { local: ms };
  };
}

/**
 * Turns the date tokens of other tools into luxon's.
 *
 * @remarks
 * In luxon `mm` is minutes and `DD`, `YYYY` are no numbers. A format without any
 * month token whose first `mm` does not follow an hour can only mean months.
 *
 * @internal
 */
export function normaliseTimeFormat(format: string): string {
  const normal = format.includes('YYYY')
    ? format.replace('YYYY', 'yyyy').replace('DD', 'dd')
    : format;
  if (/[MLoD]/.test(normal.replace(/'[^']*'/g, ''))) return normal;
  const at = normal.indexOf('mm');
  const hour = normal.search(/[Hh]/);
  return at >= 0 && (hour < 0 || at < hour)
    ? `${normal.slice(0, at)}MM${normal.slice(at + 2)}`
    : normal;
}
