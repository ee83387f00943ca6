import fc from 'fast-check';
import { instantOf } from './instant';

describe('instantOf', () => {
  it('should read every instant that is written with a zone', () => {
    const dates = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, date => {
        const iso = date.toISOString();
        expect(instantOf(iso)).toBe(date.getTime());
        expect(instantOf(iso.replace('Z', '+00:00'))).toBe(date.getTime());
        expect(instantOf(iso.slice(0, -1))).toBeUndefined();
      }),
    );
  });

  it('should tell seconds from milliseconds since 1973', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000_000, max: 4_000_000_000 }),
        seconds => {
          expect(instantOf(seconds)).toBe(seconds * 1_000);
          expect(instantOf(seconds * 1_000)).toBe(seconds * 1_000);
        },
      ),
    );
  });

  it('should give a date or nothing, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.double()), found => {
        const at = instantOf(found as any);
        expect(at === undefined || !Number.isNaN(new Date(at).getTime())).toBe(
          true,
        );
      }),
    );
  });

  it.each([
    ['2026-03-02', '2026-03-02T00:00:00.000Z'],
    ['2026-03-02T09:00:00.5+02:00', '2026-03-02T07:00:00.500Z'],
    ['2026-02-30', undefined],
    ['2026-03-02 09:00:00Z', undefined],
    ['2026-03-02T25:00:00Z', undefined],
    ['1772409600', undefined],
    ['', undefined],
    [true, undefined],
    [null, undefined],
    [[], undefined],
    [Infinity, undefined],
  ])('should read %p', (found, expected) => {
    const at = instantOf(found as any);
    expect(at === undefined ? at : new Date(at).toISOString()).toBe(expected);
  });
});
