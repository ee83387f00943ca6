import fc from 'fast-check';
import { binomialTail } from './binomialTail';
import {
  decisionsNeeded,
  lowerBound,
  missingDecisions,
  upperBound,
} from './clopperPearson';

describe('clopperPearson', () => {
  it.each([
    [0, 30, 0.095, 3],
    [0, 100, 0.0295, 4],
    [0, 299, 0.00997, 5],
    [1, 100, 0.0466, 4],
    [3, 200, 0.0383, 4],
    [0, 300, 0.00994, 5],
  ])('should bound %i of %i by %p', (caught, decided, upper, digits) => {
    expect(upperBound({ caught, decided })).toBeCloseTo(upper, digits);
  });

  it('should bound 3 of 200 from below by 0.41 %', () => {
    expect(lowerBound({ caught: 3, decided: 200 })).toBeCloseTo(0.0041, 4);
  });

  it('should be certain of nothing without decisions', () => {
    expect(upperBound({ caught: 0, decided: 0 })).toBe(1);
    expect(lowerBound({ caught: 0, decided: 0 })).toBe(0);
    expect(upperBound({ caught: 7, decided: 7 })).toBe(1);
    expect(lowerBound({ caught: 0, decided: 7 })).toBe(0);
  });

  it.each([
    [0, 0.05, 59],
    [0, 0.02, 149],
    [0, 0.01, 299],
    [0, 0.005, 598],
    [1, 0.05, 93],
    [1, 0.02, 236],
    [1, 0.01, 473],
    [1, 0.005, 947],
  ])('should need with %i catches for %p: %i', (caught, catchFloor, needed) => {
    expect(decisionsNeeded({ caught, catchFloor })).toBe(needed);
  });

  it('should say how many are missing', () => {
    const of = (decided: number) =>
      missingDecisions({ caught: 0, decided, catchFloor: 0.05 });
    expect([of(0), of(40), of(59), of(100)]).toEqual([59, 19, 0, 0]);
  });

  it.each([
    { caught: 3, decided: 2 },
    { caught: -1, decided: 2 },
    { caught: 0.5, decided: 2 },
  ])('should refuse %p', proportion => {
    expect(() => upperBound(proportion)).toThrow(RangeError);
  });

  it.each([0, 1, NaN])('should refuse the floor %p', catchFloor => {
    expect(() => decisionsNeeded({ caught: 0, catchFloor })).toThrow(
      RangeError,
    );
  });
});

describe('clopperPearson laws', () => {
  const proportions = fc
    .tuple(fc.nat(400), fc.nat(400))
    .map(([caught, more]) => ({ caught, decided: caught + more + 1 }));

  it('should leave 5 % beyond each bound', () => {
    fc.assert(
      fc.property(proportions, ({ caught, decided }) => {
        const upper = upperBound({ caught, decided });
        expect(binomialTail(caught, decided, upper)).toBeCloseTo(0.05, 9);
        const lower = lowerBound({ caught: caught + 1, decided });
        expect(binomialTail(caught, decided, lower)).toBeCloseTo(0.95, 9);
      }),
    );
  });

  it('should fall with decisions and agree with decisionsNeeded', () => {
    fc.assert(
      fc.property(
        fc.nat(10),
        fc.constantFrom(0.2, 0.1, 0.05, 0.02),
        (caught, catchFloor) => {
          const enough = decisionsNeeded({ caught, catchFloor });
          expect(upperBound({ caught, decided: enough })).toBeLessThanOrEqual(
            catchFloor,
          );
          expect(upperBound({ caught, decided: enough - 1 })).toBeGreaterThan(
            catchFloor,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('should stay finite for very many decisions', () => {
    const upper = upperBound({ caught: 20_000, decided: 1_000_000 });
    expect(upper).toBeGreaterThan(0.02);
    expect(upper).toBeLessThan(0.0203);
  });
});
