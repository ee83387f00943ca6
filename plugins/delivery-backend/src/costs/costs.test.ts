import { TestDatabases } from '@backstage/backend-test-utils';
import {
  at,
  CARDS,
  EVER,
  file,
  HOUR,
  LEDGER,
  MARCH,
  POD,
  row,
  TestCosts,
  testCosts,
} from './__testUtils__/testCosts';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const all = [LEDGER, CARDS, POD];
const eur = (effective: string, billed = effective) => [
  { currency: 'EUR', effective, billed },
];

describe.each(databases.eachSupportedId())('costs on %s', databaseId => {
  let test: TestCosts;

  beforeEach(async () => {
    test = await testCosts(await databases.init(databaseId));
  });
  afterEach(() => test.knex.destroy());

  const spend = (refs = all) => test.costs.spend(refs, EVER);
  const states = async () =>
    Object.fromEntries(
      (await test.files()).map(({ name, state }) => [name, state]),
    );

  it('should know nothing before a file came', async () => {
    expect(await spend()).toEqual([]);
    expect(await test.costs.byDay(all, MARCH, 'EUR')).toEqual([]);
    expect(await test.costs.coverage(MARCH)).toEqual({
      connected: true,
      unmatched: [],
    });
  });

  it('should find whose charges are, and keep apart what is of nobody', async () => {
    const match = [
      { account: '0012', entity: POD },
      { tag: 'component' },
      { tag: 'app', entity: 'component:default/{value}' },
    ];
    await test.take(
      [
        file('march', [
          row('2027-03-01', '1', { account: '0012' }),
          row('2027-03-01', '2'),
          row('2027-03-01', '4', { tags: { 'user:App': 'Cards' } }),
          row('2027-03-01', '8', { tags: { app: 'gone' } }),
          row('2027-03-01', '-16', { tags: { other: 'cards' } }),
        ]),
      ],
      { match },
    );
    expect(await spend([POD])).toEqual(eur('1'));
    expect(await spend([LEDGER.toLocaleUpperCase('en-US')])).toEqual(eur('2'));
    expect(await spend([CARDS, CARDS])).toEqual(eur('4'));
    expect(await spend()).toEqual(eur('7'));
    expect(await test.costs.coverage(MARCH)).toEqual({
      connected: true,
      through: '2027-03-01',
      unmatched: [{ currency: 'EUR', amount: '-8', share: 24 / 31 }],
    });
    const reasons = await test
      .knex('cost_day')
      .where({ entity_ref: '' })
      .orderBy('reason')
      .pluck('reason');
    expect(reasons).toEqual([
      'no rule',
      'unknown entity component:default/gone',
    ]);
  });

  it('should spread what is charged for longer over its days, to the last digit', async () => {
    const month = {
      start: at('2027-03-01'),
      end: at('2027-04-01'),
      billed: '0',
    };
    const fee = row('2027-03-01', '100', month);
    await test.take([file('fee', [fee])]);
    const days = await test.costs.byDay([LEDGER], EVER, 'EUR');
    expect(days).toHaveLength(31);
    expect(days[0]).toEqual({ day: '2027-03-01', amount: '3.225806451613' });
    expect(days[30]).toEqual({ day: '2027-03-31', amount: '3.22580645161' });
    expect(await spend()).toEqual(eur('100', '0'));
  });

  it('should add hours up into days, whatever zone they begin in', async () => {
    const hours = Array.from({ length: 48 }, (_, hour) =>
      row('2027-03-01', '0.1', {
        start: at('2027-03-01') + hour * HOUR,
        end: at('2027-03-01') + (hour + 1) * HOUR,
      }),
    );
    const zoned = row('2027-03-02', '24', {
      start: at('2027-03-02T06:00Z'),
      end: at('2027-03-03T06:00Z'),
    });
    await test.take([file('hours', [...hours, zoned])]);
    expect(await test.costs.byDay([LEDGER], MARCH, 'EUR')).toEqual([
      { day: '2027-03-01', amount: '2.4' },
      { day: '2027-03-02', amount: '20.4' },
      { day: '2027-03-03', amount: '6' },
    ]);
  });

  it('should take credits off, and not let them hide charges', async () => {
    await test.take([
      file('march', [
        row('2027-03-01', '10.10', { billed: '0' }),
        row('2027-03-01', '-12.3'),
        row('2027-03-02', '5', { tags: {} }),
        row('2027-03-03', '-5', { tags: {} }),
      ]),
    ]);
    expect(await spend()).toEqual(eur('-2.2', '-12.3'));
    expect((await test.costs.coverage(MARCH)).unmatched).toEqual([
      { currency: 'EUR', amount: '0', share: 10 / 12.2 },
    ]);
  });

  it('should keep currencies apart, also where they change within a month', async () => {
    const usd = { currency: 'USD' };
    await test.take([
      file('march', [
        row('2027-03-01', '1'),
        row('2027-03-02', '2'),
        row('2027-03-03', '4', usd),
        row('2027-03-03', '8', { ...usd, tags: {} }),
      ]),
    ]);
    expect(await spend()).toEqual([
      { currency: 'EUR', effective: '3', billed: '3' },
      { currency: 'USD', effective: '4', billed: '4' },
    ]);
    const inUsd = await test.costs.byDay([LEDGER], MARCH, 'USD');
    expect(inUsd.map(({ amount }) => amount)).toEqual(['0', '0', '4']);
    const { unmatched } = await test.costs.coverage(MARCH);
    expect(unmatched).toEqual([
      { currency: 'USD', amount: '8', share: 8 / 12 },
    ]);
  });

  it('should have days of a window only, to its end and not beyond', async () => {
    await test.take([
      file('spring', [
        row('2027-02-28', '1', { tags: {} }),
        row('2027-03-01', '2'),
        row('2027-03-31', '4'),
        row('2027-04-01', '8'),
      ]),
    ]);
    expect(await test.costs.spend(all, MARCH)).toEqual(eur('6'));
    const days = await test.costs.byDay([CARDS], MARCH, 'EUR');
    expect(days).toHaveLength(31);
    expect(days.every(({ amount }) => amount === '0')).toBe(true);
    expect(days.at(-1)!.day).toBe('2027-03-31');
    expect(await test.costs.coverage(MARCH)).toEqual({
      connected: true,
      through: '2027-03-31',
      unmatched: [],
    });
    const may = { since: at('2027-05-01'), until: at('2027-05-31') };
    expect((await test.costs.coverage(may)).through).toBe('2027-04-01');
  });

  it('should not take a fee for the month for its delivered days, nor the future for the past', async () => {
    await test.take([
      file('march', [
        row('2027-03-01', '31', { end: at('2027-04-01') }),
        row('2027-03-01', '1'),
        row('2027-03-02', '1'),
      ]),
      file('reserved', [row('2027-05-31', '5', { end: at('2027-06-05') })]),
    ]);
    expect(await test.costs.byDay([LEDGER], MARCH, 'EUR')).toEqual([
      { day: '2027-03-01', amount: '2' },
      { day: '2027-03-02', amount: '2' },
    ]);
    // Now is the beginning of 1 June, and two of the five days are there
    expect((await test.costs.coverage(EVER)).through).toBe('2027-06-01');
    expect(await test.costs.spend(all, EVER)).toEqual(eur('35'));
  });

  it('should store what tags of others say, whatever it is', async () => {
    await test.take([
      file('march', [
        row('2027-03-01', '1', { tags: { component: 'a\u0000b\ud800' } }),
        row('2027-03-01', '1', { tags: { component: ':/' } }),
        row('2027-03-01', '1', { tags: { component: 'x'.repeat(9_000) } }),
        row('2027-03-01', '1', { tags: { component: '__proto__' } }),
      ]),
    ]);
    expect(await states()).toEqual({ march: 'taken' });
    expect((await test.costs.coverage(MARCH)).unmatched).toEqual([
      { currency: 'EUR', amount: '4', share: 1 },
    ]);
  });

  it('should answer for thousands of entities at once', async () => {
    await test.take([file('march', [row('2027-03-01', '1')])]);
    const many = Array.from({ length: 5_000 }, (_, n) => `component:a/n${n}`);
    expect(await spend([...many, LEDGER])).toEqual(eur('1'));
  });
});
