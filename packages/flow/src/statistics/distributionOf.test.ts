import fc from 'fast-check';
import { Spell } from './distribution';
import { distributionOf, finishSpells } from './distributionOf';
import {
  addSpell,
  emptySpells,
  mergeSpells,
  Spells,
  spellsOf,
  subtractSpells,
} from './spells';
import { spellArbitrary } from './__testUtils__/spellArbitrary';

const DAY = 86_400_000;
const DAY_SECONDS = 86_400;

const waits = (days: number[], isDecided: boolean): Spell[] =>
  days.map(day => ({ entry: 0, exit: day * DAY, decided: isDecided }));

describe('distributionOf', () => {
  it('should describe the worked example in seconds', () => {
    const spells = [...waits([2, 3, 5, 8], true), ...waits([5, 13], false)];
    expect(distributionOf({ spells, abandoned: 1 })).toEqual({
      n: 4,
      censored: 2,
      abandoned: 1,
      mean: 4.5 * DAY_SECONDS,
      sum: 18 * DAY_SECONDS,
      p50: 6.5 * DAY_SECONDS,
      p85: null,
      p95: null,
      weak: ['p50', 'p85', 'p95'],
      atLeast: { p85: 13 * DAY_SECONDS, p95: 13 * DAY_SECONDS },
    });
  });

  it('should say nothing about no items', () => {
    expect(distributionOf({ spells: [] })).toEqual({
      n: 0,
      censored: 0,
      abandoned: 0,
      mean: null,
      sum: 0,
      p50: null,
      p85: null,
      p95: null,
      weak: ['p50', 'p85', 'p95'],
    });
  });

  it.each([
    [4, ['p50', 'p85', 'p95']],
    [5, ['p85', 'p95']],
    [18, ['p85', 'p95']],
    [19, ['p95']],
    [58, ['p95']],
    [59, undefined],
    [80, undefined],
  ])('should call percentiles of %i complete waits weak: %p', (n, weak) => {
    const days = Array.from({ length: n }, (_, index) => index);
    const distribution = distributionOf({ spells: waits(days, true) });
    expect(distribution.weak).toEqual(weak);
    expect('weak' in distribution).toBe(weak !== undefined);
    expect('atLeast' in distribution).toBe(false);
  });

  it('should call a percentile weak when too few are at risk there', () => {
    const young = waits(Array(40).fill(0.5), false);
    const spells = [...waits([1, 2, 3, 4, 5, 6], true), ...young];
    expect(distributionOf({ spells }).weak).toEqual(['p85', 'p95']);
    const late = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(day => ({
      entry: (day - 0.5) * DAY,
      exit: day * DAY,
      decided: true,
    }));
    expect(distributionOf({ spells: late }).weak).toContain('p50');
  });

  it('should count the full age of an item with delayed entry', () => {
    const spells = [{ entry: 3000, exit: 5000, decided: true }];
    expect(distributionOf({ spells }).sum).toBe(5);
  });

  it.each([
    { entry: 2, exit: 1, decided: true },
    { entry: -1, exit: 1, decided: true },
    { entry: 0, exit: NaN, decided: true },
    { entry: 0, exit: Infinity, decided: false },
  ])('should refuse the spell %p', spell => {
    expect(() => addSpell(emptySpells(), spell)).toThrow(RangeError);
  });
});

describe('the algebra of spells', () => {
  const arbitrary = fc.record({
    list: fc.array(spellArbitrary(20), { maxLength: 30 }),
    abandoned: fc.nat(3),
  });
  const build = (parts: { list: Spell[]; abandoned: number }): Spells => ({
    ...spellsOf(parts.list),
    abandoned: parts.abandoned,
  });

  it('should merge in any order and grouping', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, arbitrary, (a, b, c) => {
        const left = mergeSpells(mergeSpells(build(a), build(b)), build(c));
        const right = mergeSpells(build(c), mergeSpells(build(b), build(a)));
        expect(finishSpells(left)).toEqual(finishSpells(right));
      }),
    );
  });

  it('should merge to what adding everything gives', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        expect(finishSpells(mergeSpells(build(a), build(b)))).toEqual(
          distributionOf({
            spells: [...a.list, ...b.list],
            abandoned: a.abandoned + b.abandoned,
          }),
        );
      }),
    );
  });

  it('should take away what was merged', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        const whole = mergeSpells(build(a), build(b));
        const rest = subtractSpells(whole, build(b));
        expect(finishSpells(rest)).toEqual(finishSpells(build(a)));
      }),
    );
  });

  it('should refuse to take away what is not there', () => {
    const some = spellsOf(waits([1], true));
    expect(() => subtractSpells(emptySpells(), some)).toThrow(RangeError);
    expect(() =>
      subtractSpells(emptySpells(), { ...emptySpells(), abandoned: 1 }),
    ).toThrow(RangeError);
  });
});
