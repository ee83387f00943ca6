import fc from 'fast-check';
import { Spell } from './distribution';
import { distributionOf } from './distributionOf';
import { kaplanMeier } from './kaplanMeier';
import {
  distributionOfSketches,
  kaplanMeierOfSketches,
  WindowSketches,
} from './kaplanMeierOfSketches';
import { bucketOf, bucketValue } from './logBucket';
import { percentileOf } from './percentile';
import { addToSketch, emptySketch } from './sketch';
import { spellsOf } from './spells';
import {
  completeArbitrary,
  spellArbitrary,
} from './__testUtils__/spellArbitrary';

function sketchesOf(spells: Spell[]): WindowSketches {
  const window = {
    decided: emptySketch(),
    openAtStart: emptySketch(),
    openAtEnd: emptySketch(),
  };
  for (const { entry, exit, decided } of spells) {
    addToSketch(decided ? window.decided : window.openAtEnd, exit);
    if (entry > 0) {
      addToSketch(window.openAtStart, entry);
    }
  }
  return window;
}

const atBuckets = ({ entry, exit, decided }: Spell): Spell => ({
  entry: bucketValue(bucketOf(entry)),
  exit: bucketValue(bucketOf(exit)),
  decided,
});

/** A seeded generator, so that the simulation is the same in every run. */
function lcg(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return (state + 0.5) / 2 ** 32;
  };
}

/** Items opened over a year with log-normal waits, seen in [A, B). */
function simulatedWindow(random: () => number, from: number, to: number) {
  const DAY = 86_400_000;
  const spells: Spell[] = [];
  for (let item = 0; item < 20_000; item += 1) {
    const normal =
      Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    const opened = Math.floor(random() * 365 * DAY);
    const decided = opened + Math.floor(Math.exp(1 + 1.2 * normal) * DAY);
    if (opened < to * DAY && decided >= from * DAY) {
      spells.push({
        entry: Math.max(0, from * DAY - opened),
        exit: Math.min(decided, to * DAY) - opened,
        decided: decided < to * DAY,
      });
    }
  }
  return spells;
}

describe('kaplanMeierOfSketches', () => {
  it('should be the exact curve of the values that buckets stand for', () => {
    fc.assert(
      fc.property(fc.array(spellArbitrary(2000), { maxLength: 40 }), spells => {
        // Nobody enters and leaves within one bucket: there sketches cannot tell.
        const kept = spells.filter(
          ({ entry, exit }) => entry === 0 || bucketOf(entry) < bucketOf(exit),
        );
        const exact = kaplanMeier(spellsOf(kept.map(atBuckets)));
        expect(kaplanMeierOfSketches(sketchesOf(kept))).toEqual(exact);
      }),
      { numRuns: 1000 },
    );
  });

  it('should be within 1 % of complete data', () => {
    fc.assert(
      fc.property(
        fc.array(completeArbitrary(1e9), { minLength: 1, maxLength: 60 }),
        fc.constantFrom(50, 85, 95),
        (spells, percent) => {
          const exact = percentileOf(kaplanMeier(spellsOf(spells)), percent)!;
          const sketch = kaplanMeierOfSketches(sketchesOf(spells));
          const age = percentileOf(sketch, percent)!.age;
          expect(Math.abs(age - exact.age)).toBeLessThanOrEqual(
            0.01 * exact.age + 1e-6,
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    [180, 210],
    [90, 180],
    [0, 365],
    [300, 330],
    [30, 120],
  ])('should be within 1 % on days %i to %i of a year', (from, to) => {
    const spells = simulatedWindow(lcg(from + to), from, to);
    const exact = distributionOf({ spells });
    const sketched = distributionOfSketches(sketchesOf(spells), {
      total: exact.sum * 1000,
    });
    expect(sketched.n).toBe(exact.n);
    expect(sketched.censored).toBe(exact.censored);
    expect(sketched.mean).toBeCloseTo(exact.mean!, 3);
    for (const name of ['p50', 'p85', 'p95'] as const) {
      const error = Math.abs(sketched[name]! - exact[name]!) / exact[name]!;
      expect(error).toBeLessThan(0.0101);
    }
  });

  it('should keep a risk set at least as large as those who left it', () => {
    fc.assert(
      fc.property(fc.array(spellArbitrary(60), { maxLength: 60 }), spells => {
        const { atRisk, decided } = kaplanMeierOfSketches(sketchesOf(spells));
        atRisk.forEach((count, row) => {
          expect(count).toBeGreaterThanOrEqual(decided[row]);
        });
      }),
    );
  });
});
