import fc from 'fast-check';
import { Budgeting } from '../openslo/objectives';
import { actualOf, leftOf } from './budget';

const occurrences: Budgeting = { method: 'occurrences' };
const shares: Budgeting = { method: 'ratiotimeslices', slice: 60_000 };
const slices: Budgeting = {
  method: 'timeslices',
  slice: 60_000,
  sliceTarget: 0.95,
};
const counts = (...pairs: Array<[number, number]>) =>
  pairs.map(([good, total]) => ({ good, total }));

describe('leftOf', () => {
  it.each([
    [1, 0.99, 1],
    [0.99, 0.99, 0],
    [0.995, 0.99, 0.5],
    [0.98, 0.99, -1],
    [0, 0.5, -1],
  ])('should leave of %d with a target of %d: %d', (actual, target, left) => {
    expect(leftOf(actual, target)).toBeCloseTo(left, 9);
  });

  it('should be used up exactly where the target is missed', () => {
    const share = fc.double({ min: 0, max: 0.9999, noNaN: true });
    fc.assert(
      fc.property(share, share, (actual, target) => {
        expect(leftOf(1, target)).toBe(1);
        expect(leftOf(actual, target)).toBeLessThanOrEqual(1);
        fc.pre(Math.abs(actual - target) > 1e-9);
        expect(leftOf(actual, target) > 0).toBe(actual > target);
      }),
    );
  });
});

describe('actualOf', () => {
  it('should share out as the method says', () => {
    const seen = counts([100, 100], [95, 100], [0, 1], [80, 100]);
    expect(actualOf(counts([275, 301]), occurrences)).toBe(275 / 301);
    expect(actualOf(seen, shares)).toBeCloseTo((1 + 0.95 + 0 + 0.8) / 4, 12);
    expect(actualOf(seen, slices)).toBe(0.5);
  });

  it('should leave out slices in which nothing happened', () => {
    const seen = counts([0, 0], [99, 100], [0, 0]);
    expect(actualOf(seen, shares)).toBe(0.99);
    expect(actualOf(seen, slices)).toBe(1);
  });

  it('should not blame what arithmetic loses', () => {
    expect(actualOf(counts([0.95 * 3 * (1 - 1e-12), 3]), slices)).toBe(1);
    expect(actualOf(counts([100.5, 100]), occurrences)).toBe(1);
  });

  it('should stay between the worst and the best slice', () => {
    const slice = fc
      .record({
        total: fc.nat({ max: 1_000 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ total, share }) => ({
        total: total + 1,
        good: share * (total + 1),
      }));
    fc.assert(
      fc.property(fc.array(slice, { minLength: 1, maxLength: 50 }), seen => {
        const all = seen.map(({ good, total }) => good / total);
        const actual = actualOf(seen, shares);
        expect(actual).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9);
        expect(actual).toBeLessThanOrEqual(Math.max(...all) + 1e-9);
      }),
    );
  });

  it.each([
    [counts([0, 0]), /nothing happened in the window/],
    [counts([120, 100]), /more than the total; let good/],
    [counts([-5, 100]), /negative/],
    [counts([99.5, 1]), /shares from 0 to 1/],
    [counts([-100, -200]), /negative/],
  ])('should refuse %j', (seen, message) => {
    expect(() => actualOf(seen, occurrences)).toThrow(message);
  });
});
