import fc from 'fast-check';
import {
  DAY,
  day,
  daily,
  readingsArbitrary,
  readingsAt,
} from './__testUtils__/readings';
import { progressOf } from './progressOf';

const up = {
  baseline: 20,
  target: 60,
  direction: 'up' as const,
  holds: 2 * DAY,
  asOf: day(60),
};
const down = { ...up, baseline: 30, target: 10, direction: 'down' as const };

describe('progressOf', () => {
  it.each([
    ['on its way', up, 30, { share: 0.25, moved: 10, reached: false }],
    ['worse', up, 10, { share: -0.25, moved: -10, reached: false }],
    ['nowhere', up, 20, { share: 0, moved: 0, reached: false }],
    ['there', up, 60, { share: 1, moved: 40, reached: true }],
    ['beyond', up, 100, { share: 2, moved: 80, reached: true }],
    ['down', down, 25, { share: 0.25, moved: 5, reached: false }],
    ['down, worse', down, 40, { share: -0.5, moved: -10, reached: false }],
    ['down, there', down, 10, { share: 1, moved: 20, reached: true }],
  ])('should be %s', (_, goal, value, expected) => {
    // Read long ago: the latest reading counts even where it is stale.
    expect(progressOf(readingsAt([0, 55], [1, value]), goal)).toEqual({
      ...expected,
      ...(expected.reached && { reachedAt: day(1) }),
    });
  });

  it('should be nothing without a reading, or with one of the future', () => {
    expect(progressOf([], up)).toBeNull();
    expect(progressOf(readingsAt([61, 40]), up)).toBeNull();
  });

  it('should be reached since the last break', () => {
    const readings = daily(60, index =>
      index >= 20 && index !== 30 ? 60 : 50,
    );
    expect(progressOf(readings, up)?.reachedAt).toBe(day(31));
    const withGap = readings.filter(({ at }) => at < day(40) || at > day(43));
    expect(progressOf(withGap, up)?.reachedAt).toBe(day(44));
  });

  it.each([
    [up, 20, /^target must be above the baseline, 20, got 20$/],
    [up, 19, /^target must be above the baseline, 20, got 19$/],
    [down, 30, /^target must be below the baseline, 30, got 30$/],
    [down, NaN, /^target must be a number/],
  ])('should refuse %p with target %p', (goal, target, message) => {
    expect(() => progressOf([], { ...goal, target })).toThrow(RangeError);
    expect(() => progressOf([], { ...goal, target })).toThrow(message);
  });

  it('should mirror, and share as it moved', () => {
    fc.assert(
      fc.property(readingsArbitrary, fc.nat(44), (readings, asOf) => {
        const small = { baseline: 1, target: 3, holds: 5, asOf };
        const one = progressOf(readings, { ...small, direction: 'up' });
        const other = progressOf(
          readings.map(({ at, value }) => ({ at, value: -value })),
          { ...small, baseline: -1, target: -3, direction: 'down' },
        );
        expect(other).toEqual(one);
        fc.pre(one !== null);
        expect(one.share).toBe(one.moved / 2);
        expect(one.reached).toBe(one.share >= 1);
        expect(one.reachedAt !== undefined).toBe(one.reached);
      }),
    );
  });
});
