import fc from 'fast-check';
import { costEnvelope, CostEnvelopeOptions } from './costEnvelope';
import { dayText } from './day';
import { DaySpend } from './spendByDay';

/** Days of a month of 2026, each at the amount. */
const daysOf = (
  month: number,
  days: number,
  amount: (day: number) => number | string,
): DaySpend[] =>
  Array.from({ length: days }, (_, index) => ({
    day: new Date(Date.UTC(2026, month - 1, index + 1))
      .toISOString()
      .slice(0, 10),
    amount: String(amount(index + 1)),
  }));

/** June has 30 days; the 20th is delivered, asked on the 21st. */
const june: CostEnvelopeOptions = {
  days: daysOf(6, 20, () => 10),
  limit: 400,
  period: 'month',
  asOf: Date.UTC(2026, 5, 21, 9),
  coveredUntil: '2026-06-20',
};

describe('costEnvelope', () => {
  it('should expect what is spent and ten days more', () => {
    expect(costEnvelope(june)).toEqual({
      from: '2026-06-01',
      until: '2026-06-30',
      spent: '200',
      expected: '300',
      low: '300',
      high: '300',
      state: 'pass',
      approaching: false,
      headroom: '200',
      reason: {
        code: 'withinLimit',
        history: 20,
        delivered: 20,
        days: 30,
        share: 0.5,
      },
    });
  });

  it('should give the golden interval of days that vary', () => {
    // Median 10, residuals ±2: σ = 2.9652; 1.96 · σ · √(10 + 100·1.5708÷20).
    const days = daysOf(6, 20, day => (day % 2 ? 8 : 12));
    const { expected, low, high } = costEnvelope({ ...june, days });
    expect(expected).toBe('300');
    expect(Number(high)).toBeCloseTo(300 + 24.557, 2);
    expect(Number(low)).toBeCloseTo(300 - 24.557, 2);
  });

  it('should warn only when more is expected than may be', () => {
    const at = (limit: number) => costEnvelope({ ...june, limit });
    expect(at(300)).toMatchObject({ state: 'pass', approaching: false });
    expect(at(299)).toMatchObject({
      state: 'pass',
      approaching: true,
      reason: { code: 'expectedOverLimit' },
    });
    expect(at(200)).toMatchObject({ state: 'pass', approaching: true });
    expect(at(199)).toMatchObject({
      state: 'fail',
      approaching: false,
      headroom: '-1',
      reason: { code: 'overLimit' },
    });
  });

  it('should not warn of the rounding of doubles', () => {
    const days = daysOf(6, 20, () => '0.1');
    expect(costEnvelope({ ...june, days, limit: 3 })).toMatchObject({
      expected: '3',
      approaching: false,
    });
    const late = { days: days.slice(0, 17), coveredUntil: '2026-06-17' };
    expect(costEnvelope({ ...june, ...late, limit: 3 }).expected).toBe('3');
  });

  it('should not warn because a normal month ends', () => {
    for (let day = 7; day <= 30; day += 1) {
      const envelope = costEnvelope({
        days: daysOf(6, day, () => 10),
        limit: '300',
        period: 'month',
        asOf: Date.UTC(2026, 5, day, 23),
        coveredUntil: `2026-06-${String(day).padStart(2, '0')}`,
      });
      expect([day, envelope.reason.code]).toEqual([day, 'withinLimit']);
      expect(envelope.approaching).toBe(false);
    }
  });

  it('should warn when nearly all is spent early, though little more is expected', () => {
    const days = daysOf(6, 20, day => (day === 2 ? 370 : 0));
    expect(costEnvelope({ ...june, days })).toMatchObject({
      expected: '370',
      approaching: true,
      reason: { code: 'spentFast', share: 0.925 },
    });
  });

  it('should tell weekdays apart from four weeks on', () => {
    // 2026-06-06 is a Saturday; weekends cost nothing, workdays 10.
    const isWorkday = (month: number) => (day: number) =>
      [0, 6].includes(new Date(Date.UTC(2026, month - 1, day)).getUTCDay())
        ? 0
        : 10;
    const known = [
      ...daysOf(5, 31, isWorkday(5)),
      ...daysOf(6, 19, isWorkday(6)),
    ];
    const envelope = costEnvelope({
      ...june,
      days: known,
      coveredUntil: '2026-06-19',
    });
    // 15 workdays are spent; of the eleven days left, seven are workdays.
    expect(envelope).toMatchObject({
      spent: '150',
      expected: '220',
      high: '220',
    });
    expect(envelope.reason.history).toBe(50);
  });

  it('should not take days that were not delivered for zeros', () => {
    const late = { ...june, coveredUntil: '2026-06-15' };
    expect(costEnvelope(late)).toMatchObject({
      spent: '150',
      expected: '300',
      reason: { delivered: 15, history: 15 },
    });
    const holes = { ...june, days: june.days, coveredUntil: '2026-06-21' };
    expect(costEnvelope(holes)).toMatchObject({
      spent: '200',
      expected: '290',
    });
  });

  it('should expect a period that has not begun for the files', () => {
    const asOf = Date.UTC(2026, 6, 1, 9);
    const days = daysOf(6, 29, () => 10);
    expect(
      costEnvelope({ ...june, days, asOf, coveredUntil: '2026-06-29' }),
    ).toMatchObject({
      from: '2026-07-01',
      spent: '0',
      expected: '310',
      state: 'pass',
      reason: { delivered: 0, days: 31 },
    });
  });

  it.each([
    ['tooFewDays', { days: [] }],
    ['tooFewDays', { coveredUntil: '2026-06-06', asOf: Date.UTC(2026, 5, 7) }],
    ['notDelivered', { asOf: Date.UTC(2026, 5, 28) }],
    ['notDelivered', { asOf: Date.UTC(2026, 8, 28) }],
  ])('should be unknown: %s', (code, change) => {
    expect(costEnvelope({ ...june, ...change })).toMatchObject({
      state: 'unknown',
      expected: null,
      low: null,
      high: null,
      approaching: false,
      reason: { code },
    });
  });

  it('should fail on what is known, however little that is', () => {
    const days = [{ day: '2026-06-20', amount: '401' }];
    expect(costEnvelope({ ...june, days }).state).toBe('fail');
  });

  it('should take credits off, and expect less with them', () => {
    const days = [
      ...daysOf(6, 20, () => 10),
      { day: '2026-06-03', amount: '-250.5' },
    ];
    expect(costEnvelope({ ...june, days })).toMatchObject({
      spent: '-50.5',
      headroom: '450.5',
      expected: '49.5',
      state: 'pass',
    });
  });

  it('should add exactly, and ignore what is dated ahead', () => {
    const days = [
      ...daysOf(6, 20, () => '0.1'),
      { day: '2026-06-20', amount: '0.2' },
      { day: '2026-06-25', amount: '1000' },
    ];
    const ahead = { ...june, days, coveredUntil: '2026-06-28' };
    expect(costEnvelope(ahead)).toMatchObject({ spent: '2.2' });
  });

  it('should sum quarters and years', () => {
    const days = [4, 5, 6].flatMap(month => daysOf(month, 20, () => 10));
    const spent = (period: 'quarter' | 'year') =>
      costEnvelope({ ...june, days, period }).spent;
    expect([spent('quarter'), spent('year')]).toEqual(['600', '600']);
  });

  it.each([
    [{ limit: 0 }, /^limit must be above 0/],
    [{ limit: NaN }, /^limit must be a decimal/],
    [{ asOf: NaN }, /^asOf must be/],
    [{ coveredUntil: '2026-06-31' }, /^coveredUntil must be a day/],
    [{ days: [{ day: '2026-06-31', amount: '1' }] }, /^days\[0\].day must/],
    [{ days: [{ day: '2026-06-30', amount: 'x' }] }, /^days\[0\].amount must/],
  ])('should refuse %p', (change, message) => {
    expect(() => costEnvelope({ ...june, ...change })).toThrow(RangeError);
    expect(() => costEnvelope({ ...june, ...change })).toThrow(message);
  });

  it('should add up, whatever is spent in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 100 }), {
          minLength: 7,
          maxLength: 20,
        }),
        cents => {
          const days = cents.map((amount, index) => ({
            day: dayText(20_605 + index),
            amount: (amount / 100).toFixed(2),
          }));
          const options = {
            ...june,
            coveredUntil: dayText(20_605 + cents.length - 1),
            asOf: (20_605 + cents.length) * 86_400_000,
          };
          const one = costEnvelope({ ...options, days });
          expect(
            costEnvelope({ ...options, days: [...days].reverse() }),
          ).toEqual(one);
          expect(Number(one.spent) + Number(one.headroom)).toBeCloseTo(400, 9);
          expect(Number(one.low)).toBeLessThanOrEqual(Number(one.expected));
          expect(Number(one.high)).toBeGreaterThanOrEqual(Number(one.expected));
        },
      ),
    );
  });
});
