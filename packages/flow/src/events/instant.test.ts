import { parseInstant } from './instant';

const nine = Date.UTC(2026, 2, 2, 9);

describe('parseInstant', () => {
  it.each([
    ['2026-03-02T09:00:00Z'],
    ['2026-03-02T09:00:00.000+0000'],
    ['2026-03-02T16:00:00+0700'],
    ['2026-03-02T16:00:00.000+07:00'],
    ['2026-03-02T16:00+07'],
    ['2026-03-02 09:00:00 UTC'],
    ['2026-03-02 16:00:00 +0700'],
    ['2026-03-02T04:30:00-04:30'],
    [nine],
    [nine / 1_000],
  ])('reads %s', value => {
    expect(parseInstant(value)).toEqual({ time: nine });
  });

  it('cuts fractions to milliseconds', () => {
    expect(parseInstant('2026-03-02T09:00:00.1239Z')).toEqual({
      time: nine + 123,
    });
    expect(parseInstant('2026-03-02T09:00:00.5Z')).toEqual({
      time: nine + 500,
    });
  });

  it('reads a time without a zone in the configured one', () => {
    const options = { timeZone: 'Europe/Berlin' };
    expect(parseInstant('2026-03-02T10:00:00', options)).toEqual({
      time: nine,
    });
    expect(parseInstant('2026-07-02T11:00:00', options)).toEqual({
      time: Date.UTC(2026, 6, 2, 9),
    });
  });

  it('says that it assumed UTC', () => {
    expect(parseInstant('2026-03-02T09:00:00')).toEqual({
      time: nine,
      assumedZone: true,
    });
  });

  it.each([
    '0001-01-01T00:00:00Z',
    '0001-01-01',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-03-02T25:00:00Z',
    'yesterday',
    '',
    'NaN',
    NaN,
    -1,
    0,
    Infinity,
    // No event could carry it: ISO 8601 writes years with four digits
    8.64e15,
    '1970-01-01T00:00:00+01:00',
    null,
    undefined,
    {},
    true,
    `2026-03-02T09:00:00Z${' '.repeat(100)}`,
  ])('has no instant for %p', value => {
    expect(parseInstant(value)).toBeUndefined();
  });
});
