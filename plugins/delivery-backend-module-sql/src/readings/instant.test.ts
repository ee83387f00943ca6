import fc from 'fast-check';
import { instantOfNumber, instantOfText } from './instant';

const instants = fc
  .date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  })
  .map(date => date.getTime());

describe('instantOfText', () => {
  it('should read every instant in each notation', () => {
    fc.assert(
      fc.property(instants, at => {
        const iso = new Date(at).toISOString();
        const bare = iso.slice(0, -1);
        for (const text of [iso, bare, `${bare}+00`, `${bare}+00:00`]) {
          expect(instantOfText(text)).toBe(at);
          expect(instantOfText(text.replace('T', ' '))).toBe(at);
        }
        const day = iso.slice(0, 10);
        expect(instantOfText(day)).toBe(Date.parse(`${day}T00:00:00Z`));
      }),
    );
  });

  it('should never guess', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const at = instantOfText(text);
        expect(at === undefined || /^\d{4}-\d\d-\d\d/.test(text)).toBe(true);
        expect(at).not.toBeNaN();
      }),
    );
  });

  it.each([
    '',
    'now',
    '02.03.2026',
    '3/2/2026',
    '2026-02-30',
    '2026-03-02 25:00:00',
    '2026-03-02 09:00 CET',
    'infinity',
    '2026',
  ])('should refuse %p', text => {
    expect(instantOfText(text)).toBeUndefined();
  });
});

describe('instantOfNumber', () => {
  it('should tell seconds from milliseconds since 1973', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000_000, max: 4_000_000_000 }),
        seconds => {
          expect(instantOfNumber(seconds)).toBe(seconds * 1_000);
          expect(instantOfNumber(seconds * 1_000)).toBe(seconds * 1_000);
        },
      ),
    );
  });

  it.each([NaN, Infinity, -Infinity, 1e300, 8.7e15])(
    'should refuse %p',
    value => {
      expect(instantOfNumber(value)).toBeUndefined();
    },
  );
});
