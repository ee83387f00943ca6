import fc from 'fast-check';
import { daily, day } from './__testUtils__/readings';
import {
  campaignCounts,
  CampaignExemption,
  campaignForecast,
  CampaignItem,
  campaignStates,
  validExemptions,
} from './campaign';

const itemsArbitrary: fc.Arbitrary<CampaignItem[]> = fc.uniqueArray(
  fc.record({
    outcome: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    meets: fc.boolean(),
  }),
  { selector: ({ outcome }) => outcome },
);

const exemptionArbitrary: fc.Arbitrary<CampaignExemption> = fc.record(
  {
    outcome: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'elsewhere'),
    grantedAt: fc.nat(10),
    expires: fc.nat(20),
    withdrawnAt: fc.nat(20),
  },
  { requiredKeys: ['outcome', 'grantedAt', 'expires'] },
);
const exemptionsArbitrary = fc.array(exemptionArbitrary, { maxLength: 6 });
const asOfArbitrary = fc.nat(20);

const countsOf = (
  items: CampaignItem[],
  exemptions: CampaignExemption[],
  asOf: number,
) => campaignCounts(campaignStates(items, exemptions, asOf));

describe('campaignCounts', () => {
  it('should add up to the scope', () => {
    fc.assert(
      fc.property(
        itemsArbitrary,
        exemptionsArbitrary,
        asOfArbitrary,
        (items, exemptions, asOf) => {
          const counts = countsOf(items, exemptions, asOf);
          expect(counts.met + counts.exempt + counts.open).toBe(counts.scope);
          expect(counts.scope).toBe(items.length);
        },
      ),
    );
  });

  it('should never have a lower share for one more exemption', () => {
    fc.assert(
      fc.property(
        itemsArbitrary,
        exemptionsArbitrary,
        exemptionArbitrary,
        asOfArbitrary,
        (items, exemptions, another, asOf) => {
          const before = countsOf(items, exemptions, asOf);
          const after = countsOf(items, [...exemptions, another], asOf);
          expect(after.met).toBe(before.met);
          // None is left to ask: the share is gone, not lower.
          expect(after.share ?? 1).toBeGreaterThanOrEqual(before.share ?? 1);
        },
      ),
    );
  });

  it('should count what is void as no exemption', () => {
    fc.assert(
      fc.property(
        itemsArbitrary,
        exemptionsArbitrary,
        asOfArbitrary,
        (items, exemptions, asOf) => {
          const left = exemptions.filter(
            ({ grantedAt, expires, withdrawnAt = 99 }) =>
              grantedAt <= asOf && expires > asOf && withdrawnAt > asOf,
          );
          expect(countsOf(items, exemptions, asOf)).toEqual(
            countsOf(items, left, asOf),
          );
        },
      ),
    );
  });

  it('should have no share where all are exempt, rather than a full one', () => {
    const exemption = { outcome: 'a', grantedAt: 0, expires: 9 };
    expect(countsOf([{ outcome: 'a', meets: false }], [exemption], 1)).toEqual({
      scope: 1,
      met: 0,
      exempt: 1,
      open: 0,
      share: null,
    });
  });
});

describe('campaignStates', () => {
  it('should refuse to count an outcome twice', () => {
    const item = { outcome: 'a', meets: true };
    expect(() => campaignStates([item, item], [], 0)).toThrow(
      'items name a twice; count it once',
    );
  });
});

describe('validExemptions', () => {
  it('should end with the instant of expiry and of withdrawal', () => {
    const expiring = { outcome: 'a', grantedAt: 2, expires: 6 };
    const withdrawn = { ...expiring, outcome: 'b', withdrawnAt: 4 };
    const valid = (asOf: number) => [
      ...validExemptions([expiring, withdrawn], asOf).keys(),
    ];
    expect([1, 2, 3, 4, 5, 6].map(valid)).toEqual([
      [],
      ['a', 'b'],
      ['a', 'b'],
      ['a'],
      ['a'],
      [],
    ]);
  });

  it('should name the one that lasts longest, in whichever order', () => {
    const short = { outcome: 'a', grantedAt: 0, expires: 5 };
    const long = { ...short, expires: 8 };
    expect(validExemptions([short, long], 1).get('a')).toBe(long);
    expect(validExemptions([long, short], 1).get('a')).toBe(long);
  });
});

describe('campaignForecast', () => {
  const open = { met: 5, open: 5 };
  /** A tenth a day from 0 on: at 1 on day 10. */
  const steady = daily(6, index => index / 10);
  const forecast = (target: number, days = steady, counts = open) =>
    campaignForecast(counts, days, { target, asOf: day(5) });

  it('should give the day of a perfect line, on time on it and late before', () => {
    expect(forecast(day(10))).toEqual({
      state: 'onTime',
      n: 6,
      needs: 5,
      at: day(10),
    });
    expect(forecast(day(10) - 1).state).toBe('late');
  });

  it('should say nothing from four days, and from five on', () => {
    const states = [4, 5].map(n => forecast(day(20), steady.slice(0, n)).state);
    expect(states).toEqual(['tooFew', 'onTime']);
  });

  it('should count a day once, however often it was recorded', () => {
    const oneDay = steady.map(({ value }, index) => ({
      at: day(0) + index,
      value,
    }));
    expect(forecast(day(20), oneDay)).toMatchObject({ state: 'tooFew', n: 1 });
  });

  it('should look at 180 days, and at none to come', () => {
    const days = daily(400, index => index / 1000);
    const options = { target: day(2_000), asOf: day(300) };
    expect(campaignForecast(open, days, options)).toEqual({
      state: 'onTime',
      n: 180,
      needs: 5,
      at: day(1_000),
    });
  });

  it('should not move where the share falls or stays', () => {
    const courses = [() => 0.5, (index: number) => 0.9 - index / 10];
    expect(
      courses.map(course => forecast(day(20), daily(6, course)).state),
    ).toEqual(['notMoving', 'notMoving']);
  });

  it('should be missed after the target day, and done or empty on any', () => {
    expect(forecast(day(5)).state).toBe('late');
    expect(forecast(day(4)).state).toBe('missed');
    expect(forecast(day(4), steady, { met: 5, open: 0 }).state).toBe('done');
    expect(forecast(day(4), [], { met: 0, open: 0 }).state).toBe('empty');
  });
});
