import { DAY, MONDAY } from '../__testUtils__/testBank';
import { dayOf, isoDay } from '../projection/days';
import { campaignRecord } from './campaignRecord';
import { StoredCampaign } from './CampaignStore';
import { askedOf, StandingCounts } from './standingItems';
import { StandingDay } from './StandingStore';

const day = (days: number) => MONDAY + days * DAY;

const campaign = {
  requirement: 'measured',
  scope: {},
  targetDay: dayOf(day(20)),
} as StoredCampaign;

const counts = (changes: Partial<StandingCounts>): StandingCounts => ({
  met: 0,
  unmet: 0,
  exempt: 0,
  unknown: 0,
  total: 10,
  ...changes,
});

/** Day by day from day 0 on. */
const daysOf = (each: (index: number) => Partial<StandingCounts>, length = 6) =>
  Array.from(
    { length },
    (_, index): StandingDay => ({
      ...counts(each(index)),
      day: dayOf(day(index)),
      countedAt: day(index),
      asked: askedOf(campaign),
    }),
  );

const forecast = (
  days: StandingDay[],
  changes: Partial<StandingCounts> = { met: 5, unmet: 5 },
  asOf = day(5),
) => campaignRecord(campaign, days, { now: counts(changes), asOf }).forecast;

const rising = daysOf(met => ({ met, unmet: 10 - met }));

describe('campaignRecord', () => {
  it('should be late by the pace, and missed after the target day', () => {
    const slow = daysOf(index => ({ met: index / 2, unmet: 10 - index / 2 }));
    expect(forecast(rising)).toMatchObject({
      state: 'onTime',
      at: isoDay(dayOf(day(10))),
    });
    expect(forecast(slow.map(each => ({ ...each })))).toMatchObject({
      state: 'onTime',
      at: isoDay(dayOf(day(20))),
    });
    const target = { ...campaign, targetDay: dayOf(day(19)) };
    expect(
      campaignRecord(target, slow, {
        now: counts({ met: 2, unmet: 8 }),
        asOf: day(5),
      }).forecast,
    ).toMatchObject({ state: 'late', at: isoDay(dayOf(day(20))) });
    expect(forecast(rising, undefined, day(21))?.state).toBe('missed');
  });

  it('should count what is unknown as not met, on each day and now', () => {
    const unknown = daysOf(met => ({ met, unknown: 10 - met }));
    expect(forecast(unknown, { met: 5, unknown: 5 })).toEqual(forecast(rising));
    expect(forecast(unknown, { met: 9, unknown: 1 })?.state).toBe('onTime');
    expect(forecast(unknown, { met: 10 })?.state).toBe('done');
  });

  it('should say that nothing moves, and take no share from days that asked nothing', () => {
    const still = daysOf(() => ({ met: 5, unmet: 5 }));
    expect(forecast(still)).toEqual({ state: 'notMoving', n: 6, needs: 5 });
    const exempt = daysOf(index =>
      index < 3 ? { exempt: 10 } : { met: index, unmet: 10 - index },
    );
    expect(forecast(exempt)).toEqual({ state: 'tooFew', n: 3, needs: 5 });
  });

  it('should say how many outcomes there were on the days that it looks at', () => {
    const days = daysOf(
      index => ({
        met: index / 50,
        // The first ten days are beyond the 180 that are looked at.
        total: index < 10 ? 3 : 10 + (index % 2),
      }),
      190,
    );
    expect(forecast(days, undefined, day(189))).toMatchObject({
      n: 180,
      totals: { least: 10, most: 11 },
    });
  });
});
