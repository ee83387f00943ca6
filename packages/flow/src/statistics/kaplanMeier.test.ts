import fc from 'fast-check';
import { Spell } from './distribution';
import { compareSurvival } from './exactSurvival';
import { kaplanMeier } from './kaplanMeier';
import { percentileOf } from './percentile';
import { spellsOf } from './spells';
import {
  hyndmanFanType2,
  naivePercentile,
} from './__testUtils__/naiveKaplanMeier';
import {
  completeArbitrary,
  spellArbitrary,
} from './__testUtils__/spellArbitrary';

const percents = fc.constantFrom(50, 85, 95, 25, 10, 90, 33);

function percentile(spells: Spell[], percent: number): number | undefined {
  return percentileOf(kaplanMeier(spellsOf(spells)), percent)?.age;
}

const decided = (...ages: number[]): Spell[] =>
  ages.map(exit => ({ entry: 0, exit, decided: true }));
const open = (...ages: number[]): Spell[] =>
  ages.map(exit => ({ entry: 0, exit, decided: false }));

describe('kaplanMeier', () => {
  it('should give the curve of the worked example', () => {
    const curve = kaplanMeier(
      spellsOf([...decided(2, 3, 5, 8), ...open(5, 13)]),
    );
    expect([...curve.ages]).toEqual([2, 3, 5, 8]);
    expect([...curve.atRisk]).toEqual([6, 5, 4, 2]);
    expect([...curve.decided]).toEqual([1, 1, 1, 1]);
    expect(curve.longest).toBe(13);
    expect(percentileOf(curve, 50)).toEqual({ age: 6.5, atRisk: 2 });
    expect(percentileOf(curve, 85)).toBeUndefined();
  });

  it('should be too low on the example when open items are ignored', () => {
    expect(percentile(decided(2, 3, 5, 8), 50)).toBe(4);
  });

  it('should not let waits of length zero pull every percentile to zero', () => {
    const spells = [...decided(0, 10, 20, 30, 40), ...open(50)];
    expect(percentile(spells, 50)).toBe(25);
  });

  it('should count an item with delayed entry only from its entry on', () => {
    const spells = [...decided(1, 2, 3), { entry: 2, exit: 9, decided: true }];
    const curve = kaplanMeier(spellsOf(spells));
    expect([...curve.atRisk]).toEqual([3, 2, 2, 1]);
  });

  it('should not let an item that was watched for no time move the curve', () => {
    const curve = kaplanMeier(
      spellsOf([...decided(4, 8), { entry: 6, exit: 6, decided: true }]),
    );
    expect([...curve.ages]).toEqual([4, 8]);
    expect([...curve.atRisk]).toEqual([2, 1]);
  });

  it('should not reach a percentile that the curve only touches', () => {
    expect(percentile([...decided(1), ...open(9)], 50)).toBeUndefined();
  });

  it('should hit the midpoint where the product of doubles misses it', () => {
    const spells = decided(...Array.from({ length: 20 }, (_, i) => i + 1));
    expect(percentile(spells, 85)).toBe(17.5);
    expect(percentile(spells, 95)).toBe(19.5);
  });

  it.each([0, 100, 50.5])('should refuse percentile %p', percent => {
    expect(() => percentile(decided(1), percent)).toThrow('from 1 to 99');
  });
});

describe('kaplanMeier laws', () => {
  it('should equal the quadratic definition, in any order (K0)', () => {
    fc.assert(
      fc.property(
        fc.array(spellArbitrary(12), { maxLength: 40 }),
        percents,
        (spells, percent) => {
          expect(percentile(spells, percent)).toBe(
            naivePercentile(spells, percent),
          );
          expect(percentile([...spells].reverse(), percent)).toBe(
            percentile(spells, percent),
          );
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('should be Hyndman–Fan type 2 without censoring (K1)', () => {
    fc.assert(
      fc.property(
        fc.array(completeArbitrary(1000), { minLength: 1, maxLength: 200 }),
        percents,
        (spells, percent) => {
          const exits = spells.map(({ exit }) => exit);
          expect(percentile(spells, percent)).toBe(
            hyndmanFanType2(exits, percent),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('should scale with the unit (K2)', () => {
    fc.assert(
      fc.property(
        fc.array(spellArbitrary(30), { maxLength: 40 }),
        percents,
        fc.constantFrom(2, 1000, 86_400_000),
        (spells, percent, factor) => {
          const scaled = spells.map(({ entry, exit, decided: isDecided }) => ({
            entry: entry * factor,
            exit: exit * factor,
            decided: isDecided,
          }));
          const age = percentile(spells, percent);
          expect(percentile(scaled, percent)).toBe(
            age === undefined ? undefined : age * factor,
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('should not lower the median when an open item waits longer (K3)', () => {
    fc.assert(
      fc.property(
        fc.array(spellArbitrary(30), { maxLength: 40 }),
        spellArbitrary(30),
        fc.integer({ min: 1, max: 30 }),
        (others, item, longer) => {
          // An item that was not watched at all enters with its first moment.
          fc.pre(item.entry === 0 || item.entry < item.exit);
          const before = { ...item, decided: false };
          const after = { ...before, exit: before.exit + longer };
          const earlier = percentile([...others, before], 50) ?? Infinity;
          const later = percentile([...others, after], 50) ?? Infinity;
          expect(later).toBeGreaterThanOrEqual(earlier);
        },
      ),
      { numRuns: 800 },
    );
  });

  it('should decide ties exactly among 100 000 items in well under 2 s', () => {
    const ages = Array.from({ length: 50_000 }, (_, index) => index);
    const waiting = [
      ...decided(...ages),
      ...open(...ages.map(age => age + 1e6)),
    ];
    // Every second item is censored between two decisions: nothing cancels.
    const mixed = ages.flatMap(age => [...decided(age), ...open(age + 0.5)]);
    const started = process.hrtime.bigint();
    expect(percentile(waiting, 50)).toBeUndefined();
    expect(percentile([...waiting, ...decided(3e6)], 50)).toBe(3e6);
    const curve = kaplanMeier(spellsOf(mixed));
    expect(compareSurvival(curve, 37_499, 50)).toBe(1);
    expect(compareSurvival(curve, 37_500, 50)).toBe(-1);
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(2000);
  });
});
