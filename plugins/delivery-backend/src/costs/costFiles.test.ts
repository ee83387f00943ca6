import { TestDatabases } from '@backstage/backend-test-utils';
import {
  addEntity,
  at,
  CARDS,
  EVER,
  file,
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

describe.each(databases.eachSupportedId())(
  'files of costs on %s',
  databaseId => {
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

    it('should replace what a file said, read what changed only, and keep files that are gone', async () => {
      const march = [row('2027-03-01', '1'), row('2027-03-02', '2')];
      const april = file('april', [row('2027-04-01', '100')]);
      expect(await test.take([file('march', march), april])).toEqual([
        'march',
        'april',
      ]);
      expect(await test.take([file('march', march), april])).toEqual([]);
      expect(await spend()).toEqual(eur('103'));
      const later = file('march', [march[1], row('2027-03-03', '5')], {
        version: 'v2',
      });
      expect(await test.take([later])).toEqual(['march']);
      expect(await spend()).toEqual(eur('107'));
      expect(await test.costs.byDay([LEDGER], MARCH, 'EUR')).toEqual([
        { day: '2027-03-02', amount: '2' },
        { day: '2027-03-03', amount: '5' },
      ]);
    });

    it('should count a copy under another name once, until the other one changes', async () => {
      const rows = [
        row('2027-03-01', '1'),
        row('2027-03-02', '2', { tags: { app: 'cards', component: 'ledger' } }),
      ];
      // The same charges in another order, written in another way
      const copy = file('copy', [
        row('2027-03-02', '2.0', {
          tags: { component: 'ledger', app: 'cards' },
        }),
        rows[0],
      ]);
      await test.take([file('march', rows), copy]);
      expect(await spend()).toEqual(eur('3'));
      expect(await states()).toEqual({ march: 'taken', copy: 'duplicate' });
      expect(await test.take([file('march', rows), copy])).toEqual([]);

      const changed = file('march', [row('2027-03-01', '10')], {
        version: 'v2',
      });
      await test.take([changed, copy]);
      expect(await spend()).toEqual(eur('10'));
      expect(await test.take([changed, copy])).toEqual(['copy']);
      expect(await spend()).toEqual(eur('13'));
      expect(await states()).toEqual({ march: 'taken', copy: 'taken' });

      // It becomes a copy of the copy
      await test.take([file('march', rows, { version: 'v3' }), copy]);
      expect(await states()).toEqual({ march: 'duplicate', copy: 'taken' });
      expect(await spend()).toEqual(eur('3'));
    });

    it('should not take for a copy what charges another amount, account or service', async () => {
      const rests = [
        {},
        { billed: '2' },
        { effective: '0' },
        { account: '1' },
        { service: '1' },
        { end: at('2027-03-01T12:00Z') },
        { tags: { component: 'ledger', a: 'b' } },
      ];
      await test.take(
        rests.map((rest, n) => file(`${n}`, [row('2027-03-01', '1', rest)])),
      );
      expect(await spend()).toEqual(eur('6', '8'));
    });

    it('should count the same charges of two sources twice, and a charge twice that a file has twice', async () => {
      const rows = [row('2027-03-01', '1')];
      await test.take([file('march', rows), file('twice', [...rows, ...rows])]);
      await test.take([file('march', rows)], { id: 'other' });
      expect(await spend()).toEqual(eur('4'));
    });

    it('should read again by other rules, and when an entity becomes known', async () => {
      const march = file('march', [
        row('2027-03-01', '1'),
        row('2027-03-01', '2', { tags: { app: 'new' } }),
      ]);
      const copy = file('copy', [
        row('2027-03-01', '2', { tags: { app: 'new' } }),
        row('2027-03-01', '1'),
      ]);
      await test.take([march, copy]);
      const unknown = 'component:default/new';
      expect(await spend([unknown])).toEqual([]);
      await addEntity(test.knex, unknown);
      expect(await test.take([march, copy])).toEqual(['march']);
      expect(await spend([unknown])).toEqual(eur('2'));

      const match = [{ tag: 'app', entity: 'component:default/cards-{value}' }];
      // The copy comes first now, and is still one
      expect(await test.take([copy, march], { match })).toEqual([
        'copy',
        'march',
      ]);
      expect(await spend()).toEqual([]);
      expect((await test.costs.coverage(MARCH)).unmatched).toEqual([
        { currency: 'EUR', amount: '3', share: 1 },
      ]);
    });

    it('should not match an entity that is gone', async () => {
      await test.knex('entity').where({ ref: LEDGER }).update({ gone_ms: 1 });
      await test.take([file('march', [row('2027-03-01', '1')])]);
      expect(await spend()).toEqual([]);
    });

    it('should keep what it knew of a file that fails, say why, and go on', async () => {
      const good = file('march', [row('2027-03-01', '1')]);
      const other = file('other', [row('2027-03-02', '2')]);
      await test.take([good]);
      const broken = file(
        'march',
        [row('2027-03-01', '50'), new Error('gzip\u0000ends early')],
        { version: 'v2' },
      );
      const never = file('never', [new Error('not found')]);
      await test.take([broken, never, other]);
      expect(await spend()).toEqual(eur('3'));
      expect(await test.files()).toEqual([
        {
          ...{ name: 'march', state: 'failed', counts: true },
          failure: 'gzip ends early',
        },
        {
          ...{ name: 'never', state: 'failed', counts: false },
          failure: 'not found',
        },
        { name: 'other', state: 'taken', failure: null, counts: true },
      ]);
      // As it was before: read again all the same, for it is not known to be
      expect(await test.take([good, other])).toEqual(['march']);
      expect((await test.files())[0]).toMatchObject({
        state: 'taken',
        failure: null,
      });
      expect(await spend()).toEqual(eur('3'));
    });

    it('should take an empty file for one, and one without a sound row for none', async () => {
      const day = row('2027-03-01', '1');
      await test.take([file('one', []), file('two', [])]);
      expect(await states()).toEqual({ one: 'taken', two: 'taken' });
      expect(await test.costs.coverage(MARCH)).toMatchObject({ unmatched: [] });
      await test.take([file('one', [day], { version: 'v2' })]);
      await test.take([
        file('one', [row('2027-03-01', 'NaN')], { version: 'v3' }),
      ]);
      expect(await spend()).toEqual(eur('1'));
      expect(await test.files()).toMatchObject([
        {
          failure:
            'None of its rows could be taken; row 1: effective cost: has to be a decimal number like 12.34, below 10^15',
        },
        {},
      ]);
      await test.take([file('one', [], { version: 'v4' })]);
      expect(await spend()).toEqual([]);
    });

    it('should leave out rows that cannot be, and keep the first problems', async () => {
      const told = Array.from({ length: 30 }, (_, index) => ({
        row: index + 2,
        problem: 'x'.repeat(1_000),
      }));
      await test.take([
        file(
          'march',
          [
            row('2027-03-01', '1'),
            row('2027-03-01', '1e20'),
            row('2027-03-01', '1', { currency: 'credits' }),
            row('2027-03-01', '1', { billed: '' }),
            row('2027-03-01', '1', { end: at('2027-02-01') }),
            row('2027-03-01', '1', { start: Number.NaN }),
            row('2027-03-01', '1', { end: at('2035-02-01') }),
          ],
          { problems: told },
        ),
      ]);
      expect(await spend()).toEqual(eur('1'));
      const [stored] = await test.knex('cost_file');
      expect([Number(stored.rows), Number(stored.problem_count)]).toEqual([
        1, 36,
      ]);
      const problems = JSON.parse(stored.problems);
      expect(problems).toHaveLength(20);
      expect(problems[0]).toEqual({ row: 2, problem: 'x'.repeat(300) });
    });

    it('should refuse a file that comes to too much, and say what to do', async () => {
      const days = [1, 2, 3].map(day => row(`2027-03-0${day}`, '1'));
      await test.take([file('march', days)], { mostCells: 2 });
      expect(await test.files()).toMatchObject([
        {
          state: 'failed',
          failure: expect.stringContaining(
            'more than 2 sums by day, entity and currency; have it split by month',
          ),
        },
      ]);
      expect(await spend()).toEqual([]);
    });

    it('should go on after a source that fails or names files wrongly', async () => {
      const day = file('march', [row('2027-03-01', '1')]);
      const same = file('march', [row('2027-03-01', '9')], { version: 'v2' });
      await test.take([day, same, file('\u0000', []), new Error('no access')]);
      expect(await spend()).toEqual(eur('1'));
      expect(test.logger.warn.mock.calls.map(([message]) => message)).toEqual([
        expect.stringContaining("two files of one run are named 'march'"),
        expect.stringContaining('its name has to have 1 to 1000 characters'),
        expect.stringContaining('no access'),
      ]);
    });

    it('should leave a file as it was when a run is stopped in the middle', async () => {
      await test.take([file('march', [row('2027-03-01', '1')])]);
      const stop = new AbortController();
      const stopped = {
        ...file('march', [], { version: 'v2' }),
        async *rows() {
          yield row('2027-03-01', '50');
          stop.abort();
          yield row('2027-03-02', '50');
        },
      };
      const closed = jest.fn();
      await test.take([stopped, file('other', [row('2027-03-02', '2')])], {
        signal: stop.signal,
        closed,
      });
      expect(closed).toHaveBeenCalledTimes(1);
      expect(await states()).toEqual({ march: 'taken' });
      expect(await spend()).toEqual(eur('1'));
    });
  },
);
