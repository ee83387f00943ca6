import fc from 'fast-check';
import {
  DAY,
  day,
  readingsArbitrary,
  readingsAt,
  shuffledArbitrary,
} from './__testUtils__/readings';
import { gapsIn, readingStretches } from './readingStretches';
import { thinned } from './thinned';

const limits = fc.record({ holds: fc.nat(12), asOf: fc.nat(44) });

describe('readingStretches', () => {
  it('should hold until the next, no longer than it holds, and not beyond asOf', () => {
    const readings = readingsAt([0, 10], [1, 20], [5, 30], [9, 99]);
    const options = { holds: 2 * DAY, asOf: day(6) };
    expect(readingStretches(readings, options)).toEqual([
      { from: day(0), until: day(1), value: 10 },
      { from: day(1), until: day(3), value: 20 },
      { from: day(5), until: day(6), value: 30 },
    ]);
    expect(gapsIn(readings, options)).toBe(1);
  });

  it('should count the time since the latest reading once it is stale', () => {
    const readings = readingsAt([0, 10]);
    const at = (days: number) =>
      gapsIn(readings, { holds: 2 * DAY, asOf: day(days) });
    expect([at(-1), at(0), at(2), at(2.001), at(50)]).toEqual([0, 0, 0, 1, 1]);
  });

  it('should equal what holds at every instant', () => {
    fc.assert(
      fc.property(readingsArbitrary, limits, (readings, { holds, asOf }) => {
        const stretches = readingStretches(readings, { holds, asOf });
        for (let instant = 0; instant < 45; instant += 1) {
          const known = readings
            .filter(({ at }) => at <= instant && instant < asOf)
            .sort((left, right) => right.at - left.at)[0];
          const holding = known && instant < known.at + holds;
          const found = stretches.filter(
            ({ from, until }) => from <= instant && instant < until,
          );
          expect(found.map(({ value }) => value)).toEqual(
            holding ? [known.value] : [],
          );
        }
      }),
    );
  });

  it('should not depend on order or repetition', () => {
    fc.assert(
      fc.property(
        readingsArbitrary.chain(readings =>
          fc.tuple(fc.constant(readings), shuffledArbitrary(readings)),
        ),
        limits,
        ([readings, shuffled], options) => {
          expect(readingStretches(shuffled, options)).toEqual(
            readingStretches(readings, options),
          );
          expect(gapsIn(shuffled, options)).toBe(gapsIn(readings, options));
        },
      ),
    );
  });

  it('should have as many gaps as holes between stretches, and a stale end', () => {
    fc.assert(
      fc.property(
        readingsArbitrary,
        fc.record({ holds: fc.integer({ min: 1, max: 12 }), asOf: fc.nat(44) }),
        (readings, options) => {
          const stretches = readingStretches(readings, options);
          const holes = stretches.filter(
            ({ until }, index) =>
              until < (stretches[index + 1]?.from ?? options.asOf),
          );
          expect(gapsIn(readings, options)).toBe(holes.length);
        },
      ),
    );
  });
});

describe('thinned', () => {
  it('should keep the last of each equal stretch', () => {
    const readings = readingsAt(
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
      [6, 6],
      [10, 10],
    );
    expect(thinned(readings, 5).map(({ value }) => value)).toEqual([
      2, 4, 6, 10,
    ]);
    expect(thinned(readings, 1).map(({ value }) => value)).toEqual([10]);
    expect(thinned(readings, 8)).toEqual(readings);
  });

  it('should keep at most so many, real ones, and always the last', () => {
    fc.assert(
      fc.property(
        readingsArbitrary,
        fc.integer({ min: 1, max: 8 }),
        (readings, most) => {
          const kept = thinned(readings, most);
          const latest = Math.max(...readings.map(({ at }) => at));
          expect(kept.length).toBeLessThanOrEqual(most);
          expect(readings).toEqual(expect.arrayContaining(kept));
          expect(kept[kept.length - 1]?.at ?? -Infinity).toBe(latest);
          expect(thinned(kept, most)).toEqual(kept);
        },
      ),
    );
  });

  it.each([0, -1, 1.5, NaN])('should refuse %p', most => {
    expect(() => thinned([], most)).toThrow(/^most must be/);
  });
});
