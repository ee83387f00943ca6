import fc from 'fast-check';
import { DateTime } from 'luxon';
import { createInstantParser, isMissing, parseInstant } from './time';
import { normaliseTimeFormat } from './timeFormat';

const iso = (text: string, options = {}) => {
  const instant = parseInstant(text, options);
  return instant.kind === 'instant'
    ? new Date(instant.ms).toISOString() + (instant.zoneless ? ' zoneless' : '')
    : instant;
};

describe('parseInstant', () => {
  it.each([
    ['2019-07-11T22:34:43.500Z', '2019-07-11T22:34:43.500Z'],
    ['2013-12-03T17:23:34Z', '2013-12-03T17:23:34.000Z'],
    ['2021-02-25 21:23:34 UTC', '2021-02-25T21:23:34.000Z'],
    ['2021-04-28 21:50:00 +0200', '2021-04-28T19:50:00.000Z'],
    ['2021-04-28T21:50:00.123456789+02:00', '2021-04-28T19:50:00.123Z'],
    ['2021-04-28T21:50:00,9999-0330', '2021-04-29T01:20:00.999Z'],
    ['2021-04-28T21:50:00+07', '2021-04-28T14:50:00.000Z'],
    ['2021-04-28T21:50+0700', '2021-04-28T14:50:00.000Z'],
    ['2006-01-01 00:00:00+01:00', '2005-12-31T23:00:00.000Z'],
    ['2021-04-28t21:50:00z', '2021-04-28T21:50:00.000Z'],
    ['2021-04-28T24:00:00Z', '2021-04-29T00:00:00.000Z'],
    ['2021-04-28T21:50:00', '2021-04-28T21:50:00.000Z zoneless'],
    ['2021-04-28 21:50', '2021-04-28T21:50:00.000Z zoneless'],
    ['2021/04/28', '2021-04-28T00:00:00.000Z zoneless'],
    ['  2021-04-28 ', '2021-04-28T00:00:00.000Z zoneless'],
    ['20210428', '2021-04-28T00:00:00.000Z zoneless'],
    ['20210428215000', '2021-04-28T21:50:00.000Z zoneless'],
    ['20210428T215000Z', '2021-04-28T21:50:00.000Z'],
    ['20210428T215000', '2021-04-28T21:50:00.000Z zoneless'],
    ['Wed, 28 Apr 2021 21:50:00 +0200', '2021-04-28T19:50:00.000Z'],
    ['1619646600', '2021-04-28T21:50:00.000Z'],
    ['1619646600.25', '2021-04-28T21:50:00.250Z'],
    ['1619646600123', '2021-04-28T21:50:00.123Z'],
    ['1619646600123456', '2021-04-28T21:50:00.123Z'],
    ['1619646600123456789', '2021-04-28T21:50:00.123Z'],
  ])('should read %s', (text, expected) => {
    expect(iso(text)).toEqual(expected);
  });

  it.each([
    '',
    '  ',
    'NULL',
    'null',
    'NaN',
    'NaT',
    '?',
    '-',
    '0',
    '0001-01-01T00:00:00Z',
    '0001-01-01 00:00:00',
    '0000-00-00 00:00:00',
  ])('should see that %j is missing', text => {
    expect(parseInstant(text)).toEqual({ kind: 'missing' });
  });

  it('should see that undefined, null, 0 and NaN are missing', () => {
    for (const value of [undefined, null, 0, NaN]) {
      expect(parseInstant(value)).toEqual({ kind: 'missing' });
    }
  });

  it.each([
    ['2021-02-29T00:00:00Z', 'not a date'],
    ['2021-13-01', 'not a date'],
    ['2021-01-01T25:00:00Z', 'not a date'],
    ['2021-01-01T10:61:00Z', 'not a date'],
    ['2002-0530T09:30:10Z', 'not a date'],
    ['2021-01-01T10:00:00.Z', 'not a date'],
    ['2021-01-01T10:00:00+25:00', 'not a date'],
    ['2021-01-01T10:00:00 Berlin', 'not a date'],
    ['10:00', 'not a date'],
    ['2021', 'not a date'],
    ['yesterday', 'not a date'],
    ['Infinity', 'not a date'],
    ['1900-01-01T00:00:00Z', 'before 1970'],
    ['9999-12-31T23:59:59Z', 'after 2199'],
  ])('should reject %s', (text, reason) => {
    expect(parseInstant(text)).toEqual({ kind: 'invalid', reason });
  });

  it('should place zone-less times in the configured zone', () => {
    const berlin = { timeZone: 'Europe/Berlin' };
    expect(iso('2021-07-01 12:00', berlin)).toBe(
      '2021-07-01T10:00:00.000Z zoneless',
    );
    expect(iso('2021-12-01 12:00', berlin)).toBe(
      '2021-12-01T11:00:00.000Z zoneless',
    );
    // Skipped at the change to summer time, and twice at the change back.
    expect(iso('2021-03-28 02:30', berlin)).toBe(
      '2021-03-28T01:30:00.000Z zoneless',
    );
    expect(iso('2021-10-31 02:30', berlin)).toBe(
      '2021-10-31T00:30:00.000Z zoneless',
    );
    expect(iso('2021-07-01 12:00', { timeZone: '+0530' })).toBe(
      '2021-07-01T06:30:00.000Z zoneless',
    );
    expect(iso('2021-07-01T12:00:00Z', berlin)).toBe(
      '2021-07-01T12:00:00.000Z',
    );
  });

  it('should read an explicit format, and nothing else', () => {
    const options = { timeFormat: 'dd-MM-yyyy HH:mm', timeZone: 'UTC' };
    expect(iso('29-02-2016 01:16', options)).toBe(
      '2016-02-29T01:16:00.000Z zoneless',
    );
    expect(parseInstant('2016-02-29T01:16:00Z', options)).toEqual({
      kind: 'invalid',
      reason: 'not in the time format dd-MM-yyyy HH:mm',
    });
    expect(parseInstant('?', options)).toEqual({ kind: 'missing' });
    expect(
      iso('29.02.16 01:16:05 -0330', { timeFormat: 'dd.MM.yy HH:mm:ss ZZZ' }),
    ).toBe('2016-02-29T04:46:05.000Z');
  });

  it.each([
    ['dd-mm-yyyy HH:mm', 'dd-MM-yyyy HH:mm'],
    ['DD.MM.YYYY HH:mm', 'dd.MM.yyyy HH:mm'],
    ['mm/dd/yyyy', 'MM/dd/yyyy'],
    ['yyyy-MM-dd HH:mm', 'yyyy-MM-dd HH:mm'],
    ['dd LLL yyyy HH:mm', 'dd LLL yyyy HH:mm'],
    ['HH:mm', 'HH:mm'],
  ])('should understand the format %s as %s', (format, expected) => {
    expect(normaliseTimeFormat(format)).toBe(expected);
  });

  it('should refuse an unknown zone and a format without a year', () => {
    expect(() => createInstantParser({ timeZone: 'Mars/Base' })).toThrow(
      expect.objectContaining({ code: 'bad-option' }),
    );
    expect(() => createInstantParser({ timeZone: 'local' })).toThrow(
      expect.objectContaining({ code: 'bad-option' }),
    );
    expect(() => createInstantParser({ timeFormat: 'HH:mm' })).toThrow(
      expect.objectContaining({ code: 'bad-option' }),
    );
  });

  it('should agree with luxon on every ISO time', () => {
    const instants = fc.integer({
      min: Date.UTC(1970, 0, 2),
      max: Date.UTC(2199, 11, 30),
    });
    const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(instants, offsets, fc.boolean(), (ms, offset, basic) => {
        const time = DateTime.fromMillis(ms, { zone: 'utc' }).setZone(
          offset === 0 ? 'utc' : `UTC${offset > 0 ? '+' : '-'}${clock(offset)}`,
        );
        const text = basic
          ? time.toFormat('yyyy-MM-dd HH:mm:ss.SSSZZZ')
          : (time.toISO() as string);
        expect(parseInstant(text)).toEqual({
          kind: 'instant',
          ms,
          zoneless: false,
        });
      }),
    );
  });

  it('should agree with luxon on what is no date', () => {
    const part = (max: number) => fc.integer({ min: 0, max });
    const fields = fc.tuple(part(13), part(32), part(24), part(60), part(60));
    fc.assert(
      fc.property(fields, ([month, day, hour, minute, second]) => {
        const two = (value: number) => String(value).padStart(2, '0');
        const text = `2023-${two(month)}-${two(day)}T${two(hour)}:${two(
          minute,
        )}:${two(second)}Z`;
        const luxon = DateTime.fromISO(text, { zone: 'utc' });
        const valid = {
          kind: 'instant',
          ms: luxon.toMillis(),
          zoneless: false,
        };
        expect(parseInstant(text)).toEqual(
          luxon.isValid ? valid : { kind: 'invalid', reason: 'not a date' },
        );
      }),
    );
  });

  it('should place local times so that their zone shows them as written', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Pacific/Apia',
    );
    const instants = fc.integer({
      min: Date.UTC(1980, 0, 2),
      max: Date.UTC(2037, 11, 30),
    });
    fc.assert(
      fc.property(zones, instants, (zone, ms) => {
        const written = DateTime.fromMillis(ms, { zone }).toFormat(
          "yyyy-MM-dd'T'HH:mm:ss.SSS",
        );
        const instant = parseInstant(written, { timeZone: zone });
        const shown =
          instant.kind === 'instant' &&
          DateTime.fromMillis(instant.ms, { zone }).toFormat(
            "yyyy-MM-dd'T'HH:mm:ss.SSS",
          );
        expect(shown).toBe(written);
      }),
      { numRuns: 500 },
    );
  });

  it('should never throw', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(parseInstant(text)).toHaveProperty('kind');
      }),
    );
  });
});

describe('isMissing', () => {
  it('should tell values from their absence', () => {
    expect(['', '?', 'NULL', undefined].map(isMissing)).not.toContain(false);
    expect(['0', 'no', 'New', 'Nullify'].map(isMissing)).not.toContain(true);
  });
});

function clock(minutes: number): string {
  const absolute = Math.abs(minutes);
  return `${Math.floor(absolute / 60)}:${String(absolute % 60).padStart(
    2,
    '0',
  )}`;
}
