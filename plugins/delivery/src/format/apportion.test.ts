import fc from 'fast-check';
import { apportion } from './apportion';

const parts = fc.array(fc.integer({ min: 0, max: 1e8 }), { maxLength: 12 });
const size = fc.constantFrom(60, 3_600, 86_400);

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

describe('apportion', () => {
  it('should add up to the rounded sum', () => {
    fc.assert(
      fc.property(parts, size, (numbers, unit) => {
        expect(sum(apportion(numbers, unit))).toBe(
          Math.round(sum(numbers) / unit) * unit,
        );
      }),
    );
  });

  it('should move no part by a whole unit', () => {
    fc.assert(
      fc.property(parts, size, (numbers, unit) => {
        apportion(numbers, unit).forEach((part, index) => {
          expect(Math.abs(part - numbers[index])).toBeLessThan(unit);
        });
      }),
    );
  });

  it('should leave whole units alone', () => {
    expect(
      apportion(
        [5, 12, 3, 8, 3].map(d => d * 86_400),
        86_400,
      ),
    ).toEqual([5, 12, 3, 8, 3].map(d => d * 86_400));
  });
});
