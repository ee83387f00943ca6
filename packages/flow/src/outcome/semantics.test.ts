import {
  analytics,
  days31,
  DAY,
} from '../measure/__testUtils__/analyticsJourney';
import { adoptionAfter } from './adoptionAfter';
import { campaignCounts, campaignForecast, campaignStates } from './campaign';
import { constraintCheck, constraintState } from './constraintState';
import { dayAfter, weeklySpend } from './__testUtils__/noise';
import { costAnomalies } from './costAnomalies';
import { costEnvelope } from './costEnvelope';
import { costPerOutcome } from './costPerOutcome';
import { embedding } from './embedding';
import { forecastOf } from './forecastOf';
import { sumMoney } from './money';
import { nextMoveOf } from './nextMoveOf';
import { progressOf } from './progressOf';
import { gapsIn, readingStretches } from './readingStretches';

const on = (day: string) => Date.parse(`${day}T00:00:00Z`);

describe('the examples of docs/semantics.md, Outcomes', () => {
  it('should know what is read, with two gaps', () => {
    const readings = ['2026-03-02', '2026-03-03', '2026-03-06'].map(
      (day, value) => ({ at: on(day), value }),
    );
    const options = { holds: 2 * DAY, asOf: on('2026-03-09') };
    expect(readingStretches(readings, options)).toEqual([
      { from: on('2026-03-02'), until: on('2026-03-03'), value: 0 },
      { from: on('2026-03-03'), until: on('2026-03-05'), value: 1 },
      { from: on('2026-03-06'), until: on('2026-03-08'), value: 2 },
    ]);
    expect(gapsIn(readings, options)).toBe(2);
  });

  it('should adopt on 20 June, known on 4 July', () => {
    const readings = Array.from({ length: 40 }, (_, index) => {
      const day = index + 1;
      const isAcross = (day >= 10 && day < 15) || day >= 20;
      return { at: Date.UTC(2026, 5, day), value: isAcross ? 45 : 35 };
    });
    const seen = (asOf: number) =>
      adoptionAfter(readings, {
        threshold: 40,
        direction: 'up',
        stays: 14 * DAY,
        holds: 2 * DAY,
        from: on('2026-06-01'),
        asOf,
      });
    expect(seen(on('2026-06-30'))).toEqual({
      state: 'crossed',
      since: on('2026-06-20'),
    });
    expect(seen(on('2026-07-04'))).toEqual({
      state: 'adopted',
      at: on('2026-06-20'),
      confirmedAt: on('2026-07-04'),
    });
  });

  it('should be 25 % on its way, or −50 %', () => {
    const limits = { holds: DAY, asOf: 10 };
    const at = (value: number) => [{ at: 0, value }];
    const up = {
      ...limits,
      baseline: 20,
      target: 60,
      direction: 'up' as const,
    };
    expect(progressOf(at(30), up)).toMatchObject({ share: 0.25, moved: 10 });
    const down = {
      ...up,
      baseline: 30,
      target: 10,
      direction: 'down' as const,
    };
    expect(progressOf(at(40), down)).toMatchObject({ share: -0.5, moved: -10 });
  });

  it('should expect 10 September, between 10 August and 20 October', () => {
    const values = [20, 22, 21, 25, 26, 25, 29, 30, 31, 34];
    const forecast = forecastOf(
      values.map((value, week) => ({
        at: on('2026-03-02') + week * 7 * DAY,
        value,
      })),
      {
        baseline: 20,
        target: 60,
        direction: 'up',
        due: on('2026-10-01'),
        holds: 14 * DAY,
        asOf: on('2026-05-11'),
      },
    );
    const text = (at?: number) => new Date(at!).toISOString().slice(0, 16);
    expect(forecast).toMatchObject({ state: 'onTime', n: 10, needs: 8 });
    expect([forecast.earliest, forecast.at, forecast.latest].map(text)).toEqual(
      ['2026-08-10T12:55', '2026-09-10T12:00', '2026-10-20T18:00'],
    );
    expect(forecast.valueWhenDue).toBeCloseTo(64.4, 1);
  });

  it('should cost EUR 1,500 a point, and add up exactly', () => {
    expect(costPerOutcome({ EUR: '18000' }, 12)).toEqual({
      perUnit: { EUR: '1500' },
    });
    const eur = (amount: string) => ({ amount, currency: 'EUR' });
    expect(sumMoney([eur('0.1'), eur('0.2')])).toEqual([eur('0.3')]);
  });

  it('should expect 300 in June, and warn below that', () => {
    const envelope = (limit: number, amount: (day: number) => number) =>
      costEnvelope({
        days: Array.from({ length: 20 }, (_, index) => ({
          day: `2026-06-${String(index + 1).padStart(2, '0')}`,
          amount: String(amount(index + 1)),
        })),
        limit,
        period: 'month',
        asOf: on('2026-06-21'),
        coveredUntil: '2026-06-20',
      });
    const steady = () => 10;
    expect(envelope(400, steady)).toMatchObject({
      spent: '200',
      expected: '300',
    });
    const varied = envelope(400, day => (day % 2 ? 8 : 12));
    expect([varied.low, varied.expected, varied.high]).toEqual([
      '275.443321',
      '300',
      '324.556679',
    ]);
    expect(envelope(300, steady).approaching).toBe(false);
    expect(envelope(299, steady).approaching).toBe(true);
    const early = envelope(400, day => (day === 2 ? 370 : 0));
    expect(early).toMatchObject({
      approaching: true,
      expected: '370',
      reason: { code: 'spentFast' },
    });
  });

  it('should find 763.80 that crept up', () => {
    const seen = (factor: (index: number) => number) =>
      costAnomalies(weeklySpend(63, factor), { coveredUntil: dayAfter(62) })
        .anomalies;
    const [found] = seen(index => (index < 35 ? 1 : 1.02 ** (index - 34)));
    expect(found).toMatchObject({
      kind: 'buildUp',
      from: dayAfter(35),
      until: dayAfter(62),
      expected: '2320',
    });
    expect(Number(found.actual)).toBeCloseTo(3083.8, 2);
    expect(Number(found.excess)).toBeCloseTo(763.8, 2);
    expect(seen(() => 1)).toEqual([]);
    expect(seen(index => 1.01 ** index)).toEqual([]);
  });

  it('should bring 31 days to 19, or to 16 without returns', () => {
    const gates = [
      {
        gate: 'security-review',
        function: 'security',
        decisions: 41,
        changed: 0,
        verdict: 'embed' as const,
      },
    ];
    const options = { gates, spans: analytics, window: days31 };
    expect(nextMoveOf(embedding(options))).toMatchObject({
      gate: 'security-review',
      takes: 12 * DAY,
      before: 31 * DAY,
      after: 19 * DAY,
    });
    const all = embedding({ ...options, keepReturns: false });
    expect(nextMoveOf(all)).toMatchObject({ takes: 15 * DAY, after: 16 * DAY });
  });

  it('should pass with 7,000 left, and average nothing', () => {
    expect(constraintCheck(18_000, 25_000, 'atMost')).toEqual({
      state: 'pass',
      headroom: 7_000,
    });
    const pass = { state: 'pass' as const };
    const nine = Array.from({ length: 9 }, () => pass);
    expect(constraintState([...nine, { state: 'fail' }])).toBe('fail');
    expect(constraintState([pass, { state: 'unknown' }])).toBe('unknown');
  });

  it('should count an exemption through its last day, and no longer', () => {
    const items = ['a', 'b', 'c', 'd'].map(outcome => ({
      outcome,
      meets: outcome === 'a',
    }));
    const exemptions = [
      {
        outcome: 'b',
        grantedAt: on('2026-03-02'),
        expires: on('2026-03-21'),
      },
    ];
    const counts = (asOf: number) =>
      campaignCounts(campaignStates(items, exemptions, asOf));
    expect(counts(on('2026-03-21') - 1)).toMatchObject({
      share: 1 / 3,
      open: 2,
    });
    expect(counts(on('2026-03-21'))).toMatchObject({ share: 1 / 4, open: 3 });
  });

  it('should expect a campaign done on 12 March', () => {
    const days = Array.from({ length: 6 }, (_, index) => ({
      at: on('2026-03-02') + index * DAY,
      value: index / 10,
    }));
    const by = (target: number) =>
      campaignForecast({ met: 5, open: 5 }, days, {
        target,
        asOf: on('2026-03-07'),
      });
    // The end of the 12th, and of the 11th but for its last instant.
    expect(by(on('2026-03-13') - 1)).toMatchObject({
      state: 'onTime',
      at: on('2026-03-12'),
    });
    expect(by(on('2026-03-12') - 1).state).toBe('late');
  });
});
