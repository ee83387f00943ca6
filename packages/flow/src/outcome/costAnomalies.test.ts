import fc from 'fast-check';
import { dayAfter, normal, weeklySpend } from './__testUtils__/noise';
import { costAnomalies } from './costAnomalies';
import { DaySpend } from './spendByDay';

const DAYS = 63;
const FIRST_WATCHED = DAYS - 28;

const anomaliesOf = (days: DaySpend[]) =>
  costAnomalies(days, { coveredUntil: dayAfter(days.length - 1) }).anomalies;

/** Two per cent a day on top, from the day that is watched first. */
const creeping = (index: number) =>
  index < FIRST_WATCHED ? 1 : 1.02 ** (index - FIRST_WATCHED + 1);

describe('costAnomalies', () => {
  it('should find two per cent a day under a strong weekly season', () => {
    const [found, ...others] = anomaliesOf(weeklySpend(DAYS, creeping));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      kind: 'buildUp',
      from: dayAfter(FIRST_WATCHED),
      until: dayAfter(DAYS - 1),
    });
    // Without the creeping, four weeks cost 4 · 580.
    expect(Number(found.expected)).toBeCloseTo(2320, 0);
    expect(Number(found.excess)).toBeCloseTo(
      Number(found.actual) - Number(found.expected),
      3,
    );
    expect(Number(found.excess)).toBeGreaterThan(700);
  });

  it('should find it under noise of five per cent, nine times in ten', () => {
    let found = 0;
    for (let seed = 1; seed <= 100; seed += 1) {
      const noise = normal(seed);
      const days = weeklySpend(
        DAYS,
        index => creeping(index) * Math.exp(0.05 * noise()),
      );
      found += anomaliesOf(days).some(({ kind }) => kind === 'buildUp') ? 1 : 0;
    }
    expect(found).toBeGreaterThanOrEqual(90);
  });

  it.each([
    ['the season itself', () => 1],
    ['steady growth by shares', (index: number) => 1.01 ** index],
    ['steady growth by amounts', (index: number) => 1 + index / 30],
    ['steady decline', (index: number) => 0.99 ** index],
    [
      'spend that stops growing',
      (index: number) => 1.02 ** Math.min(index, 40),
    ],
  ])('should not alarm on %s', (_, factor) => {
    expect(anomaliesOf(weeklySpend(DAYS, factor))).toEqual([]);
  });

  it('should go on with a trend of half a year, and find what exceeds it', () => {
    const length = 182;
    const grown = (index: number) => 1.005 ** index;
    const noise = normal(3);
    const noisy = (index: number) => grown(index) * Math.exp(0.03 * noise());
    expect(anomaliesOf(weeklySpend(length, grown))).toEqual([]);
    expect(anomaliesOf(weeklySpend(length, noisy))).toEqual([]);
    const more = weeklySpend(
      length,
      index => noisy(index) * 1.01 ** Math.max(index - 154, 0),
    );
    expect(anomaliesOf(more)).toEqual([
      expect.objectContaining({ kind: 'buildUp', until: dayAfter(181) }),
    ]);
  });

  it.each([35, 42, 63, 180])(
    'should hardly ever alarm on mere noise of %i days',
    length => {
      let alarms = 0;
      for (let seed = 1; seed <= 200; seed += 1) {
        const noise = normal(seed * 7919 + length);
        const days = weeklySpend(length, () => Math.exp(0.1 * noise()));
        alarms += anomaliesOf(days).length > 0 ? 1 : 0;
      }
      expect(alarms / 200).toBeLessThanOrEqual(0.05);
    },
  );

  it('should call a single spike a jump, and nothing more', () => {
    const noise = normal(11);
    const days = weeklySpend(
      DAYS,
      index => (index === 50 ? 10 : 1) * Math.exp(0.05 * noise()),
    );
    expect(anomaliesOf(days)).toEqual([
      expect.objectContaining({
        kind: 'jump',
        from: dayAfter(50),
        until: dayAfter(50),
      }),
    ]);
  });

  it('should hardly ever let a spike among noise build up', () => {
    let buildUps = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const noise = normal(seed);
      const days = weeklySpend(
        DAYS,
        index => (index === 50 ? 10 : 1) * Math.exp(0.1 * noise()),
      );
      const kinds = anomaliesOf(days).map(({ kind }) => kind);
      buildUps += kinds.includes('buildUp') ? 1 : 0;
    }
    expect(buildUps / 200).toBeLessThanOrEqual(0.05);
  });

  it('should not let a spike among what it learns from hide or cause anything', () => {
    const spiked = (index: number) => (index === 12 ? 20 : 1);
    expect(anomaliesOf(weeklySpend(DAYS, spiked))).toEqual([]);
    const both = weeklySpend(DAYS, index => spiked(index) * creeping(index));
    expect(anomaliesOf(both)).toEqual([
      expect.objectContaining({ kind: 'buildUp' }),
    ]);
  });

  it('should find a level that jumps and stays up', () => {
    const days = weeklySpend(DAYS, index => (index >= 50 ? 1.5 : 1));
    expect(anomaliesOf(days)).toEqual([
      expect.objectContaining({
        kind: 'buildUp',
        from: dayAfter(50),
        until: dayAfter(DAYS - 1),
      }),
    ]);
  });

  it('should take credits and days without cost, and not be hidden by them', () => {
    const days = [
      ...weeklySpend(DAYS, creeping),
      { day: dayAfter(20), amount: '-5000' },
      { day: dayAfter(45), amount: '-5000' },
    ];
    const { anomalies } = costAnomalies(days, {
      coveredUntil: dayAfter(DAYS - 1),
    });
    expect(anomalies).toEqual([expect.objectContaining({ kind: 'buildUp' })]);
  });

  it('should not alarm on charges of every fifth day', () => {
    expect(
      anomaliesOf(weeklySpend(DAYS, index => (index % 5 === 0 ? 1 : 0))),
    ).toEqual([]);
  });

  it('should take spend out of nothing for a build-up', () => {
    const days = weeklySpend(DAYS, index => (index < 40 ? 0 : 1));
    expect(anomaliesOf(days)).toEqual([
      expect.objectContaining({ from: dayAfter(40), expected: '0' }),
    ]);
    expect(anomaliesOf(weeklySpend(DAYS, () => 0))).toEqual([]);
  });

  it('should take five weeks, and say so', () => {
    const of = (days: number) =>
      costAnomalies(weeklySpend(days), { coveredUntil: dayAfter(days - 1) });
    expect(of(34)).toEqual({ anomalies: [], reason: 'tooFewDays', days: 34 });
    expect(costAnomalies([], { coveredUntil: dayAfter(0) })).toEqual({
      anomalies: [],
      reason: 'tooFewDays',
      days: 0,
    });
    expect(of(35)).toEqual({
      anomalies: [],
      days: 35,
      watched: { from: dayAfter(28), until: dayAfter(34) },
    });
    expect(of(500)).toMatchObject({ days: 400 });
  });

  it('should not look at days that were not delivered', () => {
    const days = weeklySpend(DAYS, creeping);
    const until = (last: number) =>
      costAnomalies(days, { coveredUntil: dayAfter(last) });
    expect(until(FIRST_WATCHED - 1).anomalies).toEqual([]);
    expect(until(DAYS - 1).anomalies).toHaveLength(1);
  });

  it('should refuse bad days by name', () => {
    const of = (amount: string) => () =>
      costAnomalies([{ day: dayAfter(0), amount }], {
        coveredUntil: dayAfter(0),
      });
    expect(of('NaN')).toThrow(/^days\[0\].amount must be/);
    expect(() => costAnomalies([], { coveredUntil: 'x' })).toThrow(
      /^coveredUntil must be/,
    );
  });
});

describe('anomaly laws', () => {
  const factors = fc.array(fc.integer({ min: 50, max: 400 }), {
    minLength: 35,
    maxLength: 80,
  });

  it('should find the same in another currency, and on other dates', () => {
    fc.assert(
      fc.property(factors, fc.constantFrom(2, 1024, 0.5), (given, rate) => {
        const days = weeklySpend(given.length, index => given[index] / 100);
        const exchanged = days.map(({ day, amount }) => ({
          day,
          amount: String(Number(amount) * rate),
        }));
        const shape = (of: DaySpend[]) =>
          anomaliesOf(of).map(({ kind, from, until }) => [kind, from, until]);
        expect(shape(exchanged)).toEqual(shape(days));
        expect(shape([...days].reverse())).toEqual(shape(days));
      }),
    );
  });

  it('should add up, in stretches that do not overlap', () => {
    fc.assert(
      fc.property(factors, given => {
        const found = anomaliesOf(
          weeklySpend(given.length, index => given[index] / 100),
        );
        let reached = '';
        for (const { from, until, excess, expected, actual } of found) {
          expect(from > reached && from <= until).toBe(true);
          reached = until;
          expect(Number(expected) + Number(excess)).toBeCloseTo(
            Number(actual),
            4,
          );
        }
      }),
    );
  });
});
