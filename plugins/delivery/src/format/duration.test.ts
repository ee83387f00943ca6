import fc from 'fast-check';
import {
  formatDayNumber,
  formatDays,
  formatDuration,
  formatExact,
  formatMeanDays,
} from './duration';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Reads spaces of any width as one, as people do. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('formatDuration', () => {
  it.each([
    [0, '0'],
    [1, '< 1 min'],
    [59.9, '< 1 min'],
    [4 * MINUTE, '4 min'],
    [6 * HOUR + 30 * MINUTE, '6 h 30 min'],
    [23 * HOUR + 59.6 * MINUTE, '1 d'],
    [DAY + HOUR, '1 d 1 h'],
    [3 * DAY + 4 * HOUR + 20 * MINUTE, '3 d 4 h'],
    [3 * DAY + 23 * HOUR + 40 * MINUTE, '4 d'],
    [31 * DAY, '31 d'],
    [41 * DAY + 2 * HOUR, '41 d 2 h'],
    [99 * DAY + 23 * HOUR + 45 * MINUTE, '100 d'],
    [1_897 * DAY + 3 * HOUR, '1 897 d'],
  ])('should write %d s as "%s"', (seconds, text) => {
    expect(plain(formatDuration(seconds))).toBe(text);
  });

  it.each([
    [4 * HOUR, '4 h'],
    [8 * HOUR, '1 d'],
    [23 * 8 * HOUR, '23 d'],
    [20 * HOUR, '2 d 4 h'],
  ])('should count %d working seconds as "%s"', (seconds, text) => {
    expect(plain(formatDuration(seconds, 'working'))).toBe(text);
  });

  it('should show two units at most, and never a full smaller one', () => {
    fc.assert(
      fc.property(fc.double({ min: 60, max: 1e8, noNaN: true }), seconds => {
        const text = plain(formatDuration(seconds)).replace(
          /(\d) (\d)/g,
          '$1$2',
        );
        const units = text.split(/(?<=[a-z]) /);
        expect(units.length).toBeLessThanOrEqual(2);
        expect(text).not.toMatch(/\b24 h|\b60 min/);
      }),
    );
  });

  it('should be off by half of the smaller unit at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 99 * DAY }), seconds => {
        const sizes = { d: DAY, h: HOUR, min: MINUTE };
        const read = [
          ...plain(formatDuration(seconds)).matchAll(/(\d+) (d|h|min)/g),
        ].reduce(
          (sum, [, count, unit]) =>
            sum + Number(count) * sizes[unit as keyof typeof sizes],
          0,
        );
        const half = seconds >= DAY - 30 ? HOUR / 2 : MINUTE / 2;
        expect(Math.abs(read - seconds)).toBeLessThanOrEqual(half);
      }),
    );
  });
});

describe('formatExact', () => {
  it('should keep minutes within days', () => {
    const seconds = 8 * DAY + 23 * HOUR + 56 * MINUTE;
    expect(plain(formatExact(seconds))).toBe('8 d 23 h 56 min');
  });
});

describe('days', () => {
  it.each([
    [formatMeanDays(9.4 * DAY), '9.4 d'],
    [formatDays(1897.2), '1 897 d'],
    [formatDays(-2.5, 1), '−2.5 d'],
    [formatDayNumber(0), 'day 1'],
    [formatDayNumber(DAY + HOUR), 'day 2'],
    [formatDayNumber(9 * DAY + 4 * HOUR), 'day 10'],
  ])('should write "%s"', (actual, expected) => {
    expect(plain(actual)).toBe(expected);
  });
});
