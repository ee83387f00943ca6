import {
  Outcome,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import fc from 'fast-check';
import { StoredOutcome } from '../outcomes/store/OutcomeStore';
import { StoredExemption } from './ExemptionStore';
import {
  askedOf,
  standingCounts,
  StandingGrounds,
  standingItems,
} from './standingItems';

const stored = (name: string, domain = 'domain:default/a'): StoredOutcome => ({
  ref: `outcome:default/${name}`,
  outcome: {
    metadata: { name, title: `Title of ${name}` },
    spec: { owner: 'group:default/pod', domain },
  } as Outcome,
  contributors: [],
  missing: [],
});

const summary = (name: string, state: string) =>
  [
    `outcome:default/${name}`,
    { measure: { state } } as OutcomeSummary,
  ] as const;

const exemption = (name: string, expires = 9) =>
  ({
    id: `of ${name}`,
    outcome: `outcome:default/${name}`,
    grantedAt: 0,
    expires,
  } as StoredExemption);

const campaign = {
  requirement: 'measured' as const,
  scope: { domain: 'domain:default/a' },
};

const grounds: StandingGrounds = {
  declared: [
    stored('met'),
    stored('open'),
    stored('exempt'),
    stored('new'),
    stored('elsewhere', 'domain:default/b'),
  ],
  summaries: new Map([
    summary('met', 'current'),
    summary('open', 'empty'),
    summary('exempt', 'empty'),
    summary('elsewhere', 'current'),
  ]),
  exemptions: [exemption('exempt'), exemption('open', 4)],
  asOf: 5,
};

describe('standingItems', () => {
  it('should say where each outcome in scope stands, whose it is, and why', () => {
    const common = { owner: 'group:default/pod' };
    expect(standingItems(campaign, grounds)).toEqual([
      {
        ...common,
        outcome: 'outcome:default/met',
        title: 'Title of met',
        state: 'met',
      },
      {
        ...common,
        outcome: 'outcome:default/open',
        title: 'Title of open',
        state: 'unmet',
        reason: 'Nothing was read yet.',
      },
      {
        ...common,
        outcome: 'outcome:default/exempt',
        title: 'Title of exempt',
        state: 'exempt',
        reason: 'Nothing was read yet.',
        exemption: exemption('exempt'),
      },
      {
        ...common,
        outcome: 'outcome:default/new',
        title: 'Title of new',
        state: 'unknown',
      },
    ]);
  });
});

describe('standingCounts', () => {
  it('should add up to the total', () => {
    const states = fc.constantFrom(
      ...(['met', 'unmet', 'exempt', 'unknown'] as const),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ state: states })), items => {
        const { total, ...counts } = standingCounts(items);
        const sum = Object.values(counts).reduce((all, each) => all + each, 0);
        expect([total, sum]).toEqual([items.length, items.length]);
      }),
    );
  });
});

describe('askedOf', () => {
  it('should tell requirements and scopes apart, but not spellings', () => {
    const of = (scope: object) => askedOf({ requirement: 'measured', scope });
    expect(of({ type: 'Growth' })).toBe(of({ type: 'growth' }));
    const texts = [
      of({}),
      of({ domain: 'x' }),
      of({ owner: 'x' }),
      of({ type: 'x' }),
      askedOf({ requirement: 'onTime', scope: {} }),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });
});
