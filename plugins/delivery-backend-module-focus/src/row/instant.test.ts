import fc from 'fast-check';
import { instantIn } from './instant';

const MARCH = Date.UTC(2026, 2, 1);

describe('instantIn', () => {
  it.each([
    ['2026-03-01T00:00:00Z', MARCH],
    ['2026-03-01 00:00:00', MARCH],
    ['2026-03-01', MARCH],
    ['2026-03-01T00:00Z', MARCH],
    ['2026-03-01 00:00:00 UTC', MARCH],
    ['2026-03-01T02:00:00+02:00', MARCH],
    ['2026-02-28T19:00:00-0500', MARCH],
    ['2026-03-01T00:00:00.1Z', MARCH + 100],
    ['2026-03-01T00:00:00.123456789Z', MARCH + 123],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
  ])('should read %s', (text, expected) => {
    expect(instantIn(text)).toBe(expected);
  });

  it.each([
    ...['', 'NULL', '2026', '2026-02-30', '2025-02-29', '2026-13-01'],
    ...['2026-03-01T24:00:00Z', '2026-03-01T00:60:00Z', '0000-00-00'],
    ...['2026-03-01T00:00:00+15:00', '2026-03-01T00:00:00+01:99'],
    ...['03/01/2026', '1772323200000', '2026-03-01T00:00:00ZZ'],
  ])('should not take %s', text => {
    expect(instantIn(text)).toBeUndefined();
  });

  it('should read every instant that is written in ISO 8601', () => {
    const date = fc.date({
      min: new Date('0100-01-01'),
      max: new Date('9999-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, instant => {
        expect(instantIn(instant.toISOString())).toBe(instant.getTime());
      }),
    );
  });
});
