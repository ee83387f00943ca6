import fc from 'fast-check';
import { kaplanMeier } from './kaplanMeier';
import { emptySpells, spellsOf } from './spells';
import { percentileInterval } from './survivalBand';
import { spellArbitrary } from './__testUtils__/spellArbitrary';
import { waitingCurve } from './waitingCurve';

const curveOf = (decided: number[], open: number[]) =>
  kaplanMeier(
    spellsOf([
      ...decided.map(exit => ({ entry: 0, exit, decided: true })),
      ...open.map(exit => ({ entry: 0, exit, decided: false })),
    ]),
  );

describe('waitingCurve', () => {
  it('should draw the worked example with its band', () => {
    const points = waitingCurve(curveOf([2, 3, 5, 8], [5, 13]));
    expect(points.map(({ age }) => age)).toEqual([0, 2, 3, 5, 8, 13]);
    const survival = points.map(point => point.survival.toFixed(3));
    expect(survival).toEqual([
      '1.000',
      '0.833',
      '0.667',
      '0.500',
      '0.250',
      '0.250',
    ]);
    // exp(−exp(ln(−ln S) ± 1.96 √V ÷ |ln S|)) by hand, S = 5/6 and 2/3.
    expect(points[1].lower).toBeCloseTo(0.2731, 4);
    expect(points[1].upper).toBeCloseTo(0.9747, 4);
    expect(points[2].lower).toBeCloseTo(0.1946, 4);
    expect(points[2].upper).toBeCloseTo(0.9044, 4);
  });

  it('should be empty without items, and flat without decisions', () => {
    expect(waitingCurve(kaplanMeier(emptySpells()))).toEqual([]);
    expect(waitingCurve(curveOf([], [7]))).toEqual([
      { age: 0, survival: 1, lower: 1, upper: 1 },
      { age: 7, survival: 1, lower: 1, upper: 1 },
    ]);
  });

  it('should keep to its limit and fall all the way', () => {
    fc.assert(
      fc.property(
        fc.array(spellArbitrary(300), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 3, max: 40 }),
        (spells, limit) => {
          const points = waitingCurve(kaplanMeier(spellsOf(spells)), { limit });
          expect(points.length).toBeLessThanOrEqual(limit);
          for (const [index, point] of points.entries()) {
            const previous = points[Math.max(0, index - 1)];
            expect(point.age).toBeGreaterThanOrEqual(previous.age);
            expect(point.survival).toBeLessThanOrEqual(previous.survival);
            expect(point.lower).toBeLessThanOrEqual(point.survival);
            expect(point.upper).toBeGreaterThanOrEqual(point.survival);
          }
        },
      ),
    );
  });

  it('should refuse to draw fewer than three points', () => {
    expect(() => waitingCurve(curveOf([1], []), { limit: 2 })).toThrow(
      'at least 3 points',
    );
  });
});

describe('percentileInterval', () => {
  it('should invert the band', () => {
    const ages = Array.from({ length: 40 }, (_, index) => index + 1);
    const { from, to } = percentileInterval(curveOf(ages, []), 50);
    expect(from).toBe(14);
    expect(to).toBe(26);
  });

  it('should leave an end open that the band does not reach', () => {
    expect(percentileInterval(curveOf([2, 3, 5, 8], [5, 13]), 50)).toEqual({
      from: 2,
    });
    expect(percentileInterval(curveOf([], [5]), 50)).toEqual({});
  });
});
