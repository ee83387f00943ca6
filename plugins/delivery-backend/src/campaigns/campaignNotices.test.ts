import fc from 'fast-check';
import { DAY } from '../projection/days';
import { campaignNotices } from './campaignNotices';
import { StoredExemption } from './ExemptionStore';
import { StandingItem } from './standingItems';

const TARGET = 20_453; // 2025-12-31
const campaign = { id: 'c1', title: 'Measured', targetDay: TARGET };

const item = (
  name: string,
  state: StandingItem['state'],
  changes: Partial<StandingItem> = {},
): StandingItem => ({
  outcome: `outcome:default/${name}`,
  title: name,
  owner: 'group:default/pod',
  state,
  ...(state !== 'met' && { reason: 'No meter is declared.' }),
  ...changes,
});

const exempt = (name: string, lastDay: number) =>
  item(name, 'exempt', {
    exemption: { id: `of ${name}`, lastDay } as StoredExemption,
  });

/** Some hours into a day. */
const noticesOn = (day: number, items: StandingItem[]) =>
  campaignNotices(campaign, items, day * DAY + DAY / 3);

describe('campaignNotices', () => {
  it('should tell each owner once of all that is unmet, and why', () => {
    const items = [
      item('Calls', 'unmet'),
      item('Fraud', 'unmet', { owner: 'group:default/risk' }),
      item('Churn', 'unmet', { reason: 'Nothing was read yet.' }),
      item('Payouts', 'met'),
      item('New', 'unknown', { owner: 'group:default/new' }),
    ];
    expect(noticesOn(TARGET - 14, items)).toEqual([
      {
        key: 'campaign c1 20453 group:default/pod',
        recipient: 'group:default/pod',
        title: 'Measured: 2 outcomes are to meet it by 2025-12-31',
        description:
          'Calls: No meter is declared. Churn: Nothing was read yet.',
        severity: 'normal',
      },
      {
        key: 'campaign c1 20453 group:default/risk',
        recipient: 'group:default/risk',
        title: 'Measured: 1 outcome is to meet it by 2025-12-31',
        description: 'Fraud: No meter is declared.',
        severity: 'normal',
      },
    ]);
  });

  it('should tell from 14 days before through the last day', () => {
    const told = [-15, -14, 0, 1].map(
      days => noticesOn(TARGET + days, [item('Calls', 'unmet')]).length,
    );
    expect(told).toEqual([0, 1, 1, 0]);
  });

  it('should tell of an exemption that ends within 14 days, while it is needed', () => {
    const items = [
      exempt('Calls', TARGET + 74),
      exempt('Fraud', TARGET + 75),
      { ...exempt('Churn', TARGET + 70), state: 'met' as const },
    ];
    expect(noticesOn(TARGET + 60, items)).toEqual([
      {
        key: 'campaign exemption of Calls',
        recipient: 'group:default/pod',
        title: 'The exemption of Calls from Measured ends on 2026-03-15',
        description:
          'No meter is declared. It is open again from the day after on.',
        severity: 'normal',
      },
    ]);
  });

  it('should name five outcomes and count the rest', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const items = names.map(name => item(name, 'unmet', { reason: 'No.' }));
    expect(noticesOn(TARGET, items)[0].description).toBe(
      'a: No. b: No. c: No. d: No. e: No. And 2 more.',
    );
  });

  it('should never have two notices of one key', () => {
    const states = fc.constantFrom(
      ...(['met', 'unmet', 'exempt', 'unknown'] as const),
    );
    const items = fc.uniqueArray(
      fc.record({
        name: fc.string(),
        state: states,
        owner: fc.constantFrom('group:default/a', 'user:default/b'),
        ends: fc.nat(30),
      }),
      { selector: ({ name }) => name },
    );
    fc.assert(
      fc.property(items, fc.nat(30), (all, before) => {
        const notices = noticesOn(
          TARGET - before,
          all.map(({ name, state, owner, ends }) => ({
            ...(state === 'exempt'
              ? exempt(name, TARGET - before + ends)
              : item(name, state)),
            owner,
          })),
        );
        const keys = notices.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
