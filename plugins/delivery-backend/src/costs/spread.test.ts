import fc from 'fast-check';
import { Exact, textOf } from './exact';
import { spread } from './spread';

const DAY = 86_400_000;

const texts = (amount: string, start: number, end: number) =>
  spread(new Exact(amount), { start, end }).map(
    part => `${part.day}: ${textOf(part.amount)}`,
  );

describe('spread', () => {
  it.each([
    ['10', 0, DAY, ['0: 10']],
    ['10', DAY, DAY, ['1: 10']],
    ['10', DAY / 2, DAY / 2 + 1, ['0: 10']],
    ['10', 0, DAY + 1, ['0: 9.999999884259', '1: 0.000000115741']],
    ['-10', DAY / 2, 2 * DAY + DAY / 2, ['0: -2.5', '1: -5', '2: -2.5']],
    [
      '1',
      0,
      3 * DAY,
      ['0: 0.333333333333', '1: 0.333333333333', '2: 0.333333333334'],
    ],
    ['1e-20', 0, 2 * DAY, ['0: 0', '1: 0.00000000000000000001']],
    ['0', 0, 2 * DAY, ['0: 0', '1: 0']],
  ])('should spread %s from %i to %i', (amount, start, end, parts) => {
    expect(texts(amount, start, end)).toEqual(parts);
  });

  it('should add up to the amount, on days one after the other', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 25n), 10n ** 25n),
        fc.integer({ min: 0, max: 30 }),
        fc.nat(10 * DAY),
        fc.nat(1_500 * DAY),
        (digits, places, start, length) => {
          const amount = new Exact(`${digits}e-${places}`);
          const parts = spread(amount, { start, end: start + length });
          const sum = parts.reduce(
            (total, part) => total.plus(part.amount),
            new Exact(0),
          );
          expect(sum.equals(amount)).toBe(true);
          expect(parts.map(({ day }) => day)).toEqual(
            parts.map((_, index) => Math.floor(start / DAY) + index),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
