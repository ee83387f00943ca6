import { TestDatabases } from '@backstage/backend-test-utils';
import { isoDay, dayOf } from '../projection/days';
import {
  at,
  CARDS,
  file,
  LEDGER,
  POD,
  row,
  TestCosts,
  testCosts,
} from './__testUtils__/testCosts';
import { CostCourses } from './CostCourses';
import { CostCourseStore } from './CostCourseStore';
import { EntitySpend } from './EntitySpend';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const FIRST = dayOf(at('2027-03-01'));
const DAYS = 63;

/** Sixty-three days from 1 March, a hundred a day or what differs from it. */
const daysOf = (
  component: string,
  amount: (index: number) => number,
  from = 0,
) =>
  Array.from({ length: DAYS - from }, (_, index) => index + from).map(index =>
    row(isoDay(FIRST + index), amount(index).toFixed(2), {
      tags: { component },
    }),
  );

/** A week has its season, and the last 20 days cost 3 % more, each. */
const season = (index: number) => (index % 7 < 5 ? 100 : 60);
const creeping = (index: number) =>
  season(index) * 1.03 ** Math.max(0, index - (DAYS - 21));

describe.each(databases.eachSupportedId())(
  'the course of costs on %s',
  databaseId => {
    let test: TestCosts;
    let courses: CostCourses;
    let looked: jest.SpyInstance;

    beforeEach(async () => {
      test = await testCosts(await databases.init(databaseId));
      const { knex, clock } = test;
      const store = CostCourseStore.create({ knex });
      const spend = EntitySpend.create({ knex });
      looked = jest.spyOn(spend, 'series');
      courses = CostCourses.create({ knex, spend, store, clock });
    });
    afterEach(() => test.knex.destroy());

    const run = () => courses.run(new AbortController().signal);
    const told = async (refs = [LEDGER, CARDS, POD]) =>
      (await test.costs.courses(refs)).map(
        ({ entityRef, currency, watched, anomalies }) => [
          entityRef,
          currency,
          watched?.from,
          anomalies.map(({ kind, from, until }) => [kind, from, until]),
        ],
      );

    it('should find what creeps up beside what does not, each on its own', async () => {
      await test.take([
        file('both', [
          ...daysOf('ledger', creeping),
          ...daysOf('cards', season),
        ]),
      ]);
      await run();
      const watched = isoDay(FIRST + DAYS - 28);
      expect(await told()).toEqual([
        [CARDS, 'EUR', watched, []],
        [
          LEDGER,
          'EUR',
          watched,
          [['buildUp', expect.any(String), isoDay(FIRST + DAYS - 1)]],
        ],
      ]);
      const [{ anomalies }] = await test.costs.courses([LEDGER]);
      const [{ expected, actual, excess }] = anomalies;
      expect(Number(actual) - Number(expected)).toBeCloseTo(Number(excess), 6);
      expect(await told([LEDGER.toLocaleUpperCase('en-US')])).toHaveLength(1);
    });

    it('should keep currencies apart, and add files of one day up', async () => {
      const dollars = daysOf('ledger', season).map(each => ({
        ...each,
        currency: 'USD',
      }));
      await test.take([
        file(
          'half',
          daysOf('ledger', index => creeping(index) / 2),
        ),
        file('other half', [
          ...daysOf('ledger', index => creeping(index) / 2),
          ...daysOf('cards', () => 0.01),
        ]),
        file('dollars', dollars),
      ]);
      await run();
      expect(await told([LEDGER])).toEqual([
        [LEDGER, 'EUR', expect.any(String), [expect.any(Array)]],
        [LEDGER, 'USD', expect.any(String), []],
      ]);
    });

    it('should not take what is new for what went wrong', async () => {
      await test.take([
        file('both', [
          ...daysOf('ledger', season),
          ...daysOf('cards', season, DAYS - 34),
        ]),
      ]);
      await run();
      expect(await told([CARDS])).toEqual([[CARDS, 'EUR', undefined, []]]);
      expect(await test.costs.courses([CARDS])).toMatchObject([{ days: 34 }]);
    });

    it('should not take a day that nobody delivered for one without cost', async () => {
      const all = daysOf('ledger', creeping);
      await test.take([
        file('before', all.slice(0, 30)),
        file('after', all.slice(31)),
      ]);
      await run();
      expect(await test.costs.courses([LEDGER])).toMatchObject([
        { days: 32, anomalies: [] },
      ]);
      await test.take([file('the day between', all.slice(30, 31))]);
      await run();
      expect(await test.costs.courses([LEDGER])).toMatchObject([
        { days: 63, anomalies: [{ kind: 'buildUp' }] },
      ]);
    });

    it('should look again where a file was read anew, though it says the same', async () => {
      await test.knex('entity').where({ ref: LEDGER }).update({ gone_ms: 1 });
      await test.take([file('one', daysOf('ledger', season))]);
      await run();
      expect(await told()).toEqual([]);
      await test
        .knex('entity')
        .where({ ref: LEDGER })
        .update({ gone_ms: null });
      await test.take([file('one', daysOf('ledger', season))]);
      await run();
      expect((await told()).map(([ref]) => ref)).toEqual([LEDGER]);
    });

    it('should look again after it was stopped half way', async () => {
      await test.take([file('one', daysOf('ledger', season))]);
      await courses.run(AbortSignal.abort());
      expect(await told()).toEqual([]);
      await run();
      expect(await told()).toHaveLength(1);
    });

    it('should look again only where a file was read, and forget what costs nothing', async () => {
      await test.take([file('one', daysOf('ledger', season))]);
      await run();
      await run();
      expect(looked).toHaveBeenCalledTimes(1);
      await test.take([
        file('one', daysOf('cards', season), { version: 'v2' }),
      ]);
      await run();
      expect(looked).toHaveBeenCalledTimes(2);
      expect((await told()).map(([ref]) => ref)).toEqual([CARDS]);
    });

    it('should know no course before a file came', async () => {
      await run();
      expect(await told()).toEqual([]);
    });
  },
);
