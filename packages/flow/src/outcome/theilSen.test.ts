import fc from 'fast-check';
import { medianOfSorted, median, robustDeviation } from './median';
import { theilSen } from './theilSen';

const readings = (...values: number[]) =>
  values.map((value, index) => ({ at: index + 1, value }));

describe('theilSen', () => {
  it('should give the golden slope, point and interval by hand', () => {
    // Slopes of 8 readings: N = 28, V = 8·7·21/18 = 65.33, z·√V = 15.84,
    // k = ⌊(28 − 15.84) ÷ 2⌋ = 6: the 6th lowest and the 6th highest.
    const given = readings(1, 3, 2, 5, 4, 7, 6, 9);
    const slopes = given
      .flatMap(later =>
        given
          .filter(({ at }) => at < later.at)
          .map(({ at, value }) => (later.value - value) / (later.at - at)),
      )
      .sort((left, right) => left - right);
    expect(slopes).toHaveLength(28);
    const line = theilSen(given);
    expect(line).toEqual({
      slope: (slopes[13] + slopes[14]) / 2,
      slowest: slopes[5],
      fastest: slopes[22],
      at: 4.5,
      value: 4.5,
    });
    expect(line.slope).toBe(1);
    expect(line.slowest).toBeCloseTo(0.5, 12);
    expect(line.fastest).toBeCloseTo(5 / 3, 12);
  });

  it('should count ties in the variance', () => {
    // Two groups of three equal values: V = (8·7·21 − 2 · 3·2·11) ÷ 18 = 58,
    // z·√V = 14.93, k = ⌊(28 − 14.93) ÷ 2⌋ = 6.
    const line = theilSen(readings(1, 1, 1, 2, 3, 5, 5, 5));
    expect(line.slope).toBeCloseTo((2 / 3 + 3 / 4) / 2, 12);
    expect([line.slowest, line.fastest]).toEqual([0, 1]);
  });

  it('should narrow the interval by ties', () => {
    // A group of five: V = (8·7·21 − 5·4·15) ÷ 18 = 48.67, k = 7; without
    // the ties it were 6, and the next higher slope.
    const line = theilSen(readings(1, 1, 1, 1, 1, 2, 3, 9));
    expect(line.fastest).toBeCloseTo(8 / 7, 12);
  });

  it('should have no interval of too few readings', () => {
    expect(theilSen(readings(1, 2, 3))).toMatchObject({
      slope: 1,
      slowest: -Infinity,
      fastest: Infinity,
    });
  });

  it('should hold a line against almost a third of wild readings', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(19), { maxLength: 5 }),
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        (wild, value) => {
          const line = Array.from({ length: 20 }, (_, at) => ({
            at,
            value: wild.includes(at) ? value : 3 * at,
          }));
          expect(theilSen(line).slope).toBe(3);
        },
      ),
    );
  });
});

describe('median', () => {
  it.each([
    [[5], 5],
    [[5, 1], 3],
    [[10, 9, 1], 9],
    [[-1, -2, 30, 4], 1.5],
  ])('should be the middle of %p: %p', (values, middle) => {
    expect(median(values)).toBe(middle);
    expect(medianOfSorted([...values].sort((one, two) => one - two))).toBe(
      middle,
    );
  });

  it('should not let a few wild residuals widen the spread', () => {
    expect(robustDeviation([1, -1, 1, -1, 1e9])).toBeCloseTo(1.4826, 9);
    expect(robustDeviation([0, 0, 0, 0, 10])).toBeCloseTo(6.0794, 4);
    expect(robustDeviation([...Array(19).fill(0), 1e9])).toBe(0);
    expect(robustDeviation([0, 0, 0])).toBe(0);
  });
});
