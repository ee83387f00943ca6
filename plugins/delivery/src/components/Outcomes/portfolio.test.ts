import { OutcomeSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import fc from 'fast-check';
import { buildOutcomeReport, buildOutcomeSummary } from '../../__testUtils__';
import { DAY } from '../../__testUtils__/distributions';
import { GateMove } from '../OutcomeReport/nextMove';
import { decisionsOf, median, paceOf, waitingOf } from './boardFigures';
import {
  choicesOf,
  filterOutcomes,
  groupOutcomes,
  repeatedIn,
  sortOutcomes,
} from './portfolio';
import { shortRef } from './shortRef';
import { forecastNote, quarterWords } from './summaryWords';
import { GROUP_KEYS, readParams, SORT_KEYS } from './usePortfolioParams';

const plain = (text: string) => text.replace(/\s/g, ' ');

function summary(
  title: string,
  latest: number | null,
  before: number | null = null,
): OutcomeSummary {
  const base = buildOutcomeSummary();
  return {
    ...base,
    title,
    outcome: `outcome:default/${title}`,
    timeToValue: { ...base.timeToValue, latest },
    before: { ...base.before!, timeToValue: before },
  };
}

describe('sortOutcomes', () => {
  const items = [summary('b', 2), summary('c', null), summary('a', 1)];
  const titles = (descending: boolean) =>
    sortOutcomes(items, { sort: 'timeToValue', descending }).map(
      ({ title }) => title,
    );

  it('should keep what is not known last, either way', () => {
    expect(titles(false)).toEqual(['a', 'b', 'c']);
    expect(titles(true)).toEqual(['b', 'a', 'c']);
  });

  it('should neither lose nor double a row, by any column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.nat(9)), { maxLength: 12 }),
        fc.constantFrom(...SORT_KEYS),
        fc.boolean(),
        (values, sort, descending) => {
          const rows = values.map((value, index) => summary(`${index}`, value));
          const sorted = sortOutcomes(rows, { sort, descending });
          expect(new Set(sorted)).toEqual(new Set(rows));
          expect(sorted).toHaveLength(rows.length);
          expect(
            sortOutcomes([...rows].reverse(), { sort, descending }),
          ).toEqual(sorted);
        },
      ),
    );
  });
});

describe('groupOutcomes', () => {
  it('should put what says nothing last', () => {
    const items = [
      { ...summary('a', 1), type: undefined },
      { ...summary('b', 1), type: 'x' },
      { ...summary('c', 1), type: 'd' },
    ];
    expect(groupOutcomes(items, 'type').map(({ name }) => name)).toEqual([
      'd',
      'x',
      undefined,
    ]);
    expect(choicesOf(items, 'type')).toEqual(['d', 'x']);
    expect(groupOutcomes(items, undefined)).toEqual([{ items }]);
  });
});

describe('outcomes of several systems', () => {
  const payments = 'system:default/payments';
  const ledger = 'system:default/ledger';
  const of = (title: string, systems: string[] | undefined) => ({
    ...summary(title, 1),
    systems,
  });
  const items = [
    of('both', [payments, ledger]),
    of('one', [payments]),
    of('none', []),
    of('before', undefined),
  ];
  const titles = (found: typeof items) => found.map(({ title }) => title);

  it('should stand in the group of each, and say how many do', () => {
    const groups = groupOutcomes(items, 'system');
    expect(
      groups.map(({ name, unrecorded, items: own }) => [
        name ?? unrecorded,
        own.map(({ title }) => title),
      ]),
    ).toEqual([
      [ledger, ['both']],
      [payments, ['both', 'one']],
      [undefined, ['none']],
      [true, ['before']],
    ]);
    expect(repeatedIn(groups)).toBe(1);
    expect(repeatedIn(groupOutcomes(items, undefined))).toBe(0);
  });

  it('should be found by any of their systems', () => {
    const by = (system: string) =>
      titles(filterOutcomes(items, { system, atRisk: false }) as typeof items);
    expect(by(payments)).toEqual(['both', 'one']);
    expect(by(ledger)).toEqual(['both']);
  });

  it('should lose none, by whatever they are grouped', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.option(fc.uniqueArray(fc.constantFrom('a', 'b', 'c')), {
            nil: undefined,
          }),
          { maxLength: 10 },
        ),
        fc.constantFrom(...GROUP_KEYS, undefined),
        (systems, by) => {
          const rows = systems.map((each, index) => of(`${index}`, each));
          const grouped = groupOutcomes(rows, by).flatMap(group => group.items);
          expect(new Set(grouped)).toEqual(new Set(rows));
        },
      ),
    );
  });
});

describe('readParams', () => {
  it('should take what is not understood for the default', () => {
    expect(
      readParams(
        new URLSearchParams('view=x&sort=__proto__&group=y&on=2026-13-40'),
      ),
    ).toMatchObject({
      view: 'table',
      sort: 'risks',
      group: undefined,
      on: undefined,
    });
  });
});

describe('median', () => {
  it('should lie between as many above as below', () => {
    expect(median([])).toBeNull();
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), values => {
        const middle = median(values)!;
        const below = values.filter(value => value < middle).length;
        const above = values.filter(value => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});

describe('paceOf', () => {
  it('should compare the same outcomes only', () => {
    expect(
      paceOf([
        summary('a', 10 * DAY, 20 * DAY),
        summary('b', 30 * DAY, 20 * DAY),
        summary('c', 30 * DAY, 30 * DAY),
        summary('d', 99 * DAY, null),
        summary('e', null, 1 * DAY),
        { ...summary('f', 1), before: undefined },
      ]),
    ).toEqual({
      now: 30 * DAY,
      before: 20 * DAY,
      n: 3,
      faster: 1,
      slower: 1,
      without: 3,
      recomputed: 0,
    });
    const today = summary('g', 1, 2);
    expect(
      paceOf([
        { ...today, before: { ...today.before!, recomputed: true } },
        summary('h', 1, 2),
      ]),
    ).toMatchObject({ n: 2, recomputed: 1 });
  });
});

describe('waitingOf', () => {
  it('should never add up across currencies', () => {
    const cost = (amount: number, currency: string) => ({
      ...summary(`${amount}`, 1),
      costOfWaiting: { seconds: DAY, amount, currency },
    });
    expect(
      waitingOf([
        cost(1, 'EUR'),
        cost(2, 'USD'),
        cost(3, 'EUR'),
        { ...summary('a', 1), costOfWaiting: null },
      ]),
    ).toEqual({
      sums: [
        { amount: 4, currency: 'EUR' },
        { amount: 2, currency: 'USD' },
      ],
      n: 3,
      without: 1,
    });
  });
});

describe('decisionsOf', () => {
  const moving = (title: string, gate: string, saves: number) => ({
    ...summary(title, 1),
    nextMove: { ...(buildOutcomeReport().nextMove as GateMove), gate, saves },
  });

  it('should name each gate once, where it saves most, and three at most', () => {
    const decisions = decisionsOf([
      moving('a', 'g1', 5),
      moving('b', 'g2', 9),
      moving('c', 'g1', 7),
      moving('d', 'g3', 1),
      moving('e', 'g4', 8),
      {
        ...summary('f', 1),
        nextMove: { kind: 'none', reason: 'too few decisions' },
      },
    ]);
    expect(
      decisions.map(({ move, outcome, others }) => [
        move.gate,
        outcome.title,
        others.map(({ title }) => title),
      ]),
    ).toEqual([
      ['g2', 'b', []],
      ['g4', 'e', []],
      ['g1', 'c', ['a']],
    ]);
  });
});

describe('words of a row', () => {
  it.each([
    [10 * DAY, 20 * DAY, '10 d faster than a quarter ago (20 d)'],
    [20 * DAY, 10 * DAY, '10 d slower than a quarter ago (10 d)'],
    [20 * DAY, 20 * DAY + 5, 'as a quarter ago (20 d)'],
    [null, 1, 'no figure from a quarter ago'],
  ])('should compare %p with %p', (now, before, text) => {
    expect(plain(quarterWords(now, before))).toBe(text);
  });

  it.each([
    [
      { state: 'reached', at: '2026-10-01T12:00:00Z' },
      'Reached',
      '1 Oct 2026; due 31 Mar 2027',
    ],
    [
      { state: 'tooFew' },
      'Too few readings',
      'n = 3, needs 5; due 31 Mar 2027',
    ],
    [{ state: 'reached' }, 'Reached', 'due 31 Mar 2027'],
    [{ state: 'notMoving' }, 'Not moving', 'n = 3; due 31 Mar 2027'],
  ] as const)('should say the forecast %p', (forecast, label, note) => {
    const said = forecastNote({
      due: '2027-03-31',
      forecast: { n: 3, needs: 5, ...forecast },
    });
    expect([said.label, plain(said.note)]).toEqual([label, note]);
  });

  it('should shorten refs, and nothing else', () => {
    expect(shortRef('group:default/pod')).toBe('pod');
    expect(shortRef('group:claims/pod')).toBe('claims/pod');
    expect(shortRef('retention')).toBe('retention');
    expect(shortRef(':')).toBe(':');
  });
});
