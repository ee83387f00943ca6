import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import {
  day,
  outcomeEntity,
  startOutcomes,
  TestOutcomes,
} from '../__testUtils__/testOutcomes';
import { dayOf, isoDay } from '../projection/days';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const measure = {
  name: 'Calls',
  unit: 'calls',
  direction: 'up',
  baseline: 1,
  target: 2,
  due: '2026-12-31',
};

/** Some outcomes, of which the first few are measured. */
const outcomesOf = (count: number, measured: number) =>
  NAMES.slice(0, count).map((name, index) =>
    outcomeEntity(index < measured ? {} : { measure }, [], name),
  );

const iso = (days: number) => isoDay(dayOf(day(days)));

describe.each(databases.eachSupportedId())(
  'campaigns day by day on %s',
  (databaseId: TestDatabaseId) => {
    let test: TestOutcomes;
    const now = { at: day(40) };
    const catalogState = { down: false, entities: outcomesOf(8, 1) };

    const post = (path: string, body: object) =>
      test.post(path, 'steward').send(body);
    const request = {
      title: 'Every outcome is measured',
      why: 'What is not measured cannot be steered',
      owner: 'leaders',
      requirement: 'measured',
      target: iso(60),
    };
    const create = async () => (await post('/campaigns', request)).body;
    const get = async (id: string, name = 'steward') =>
      (await test.get(`/campaigns/${id}`, name)).body;
    const record = async (id: string) => (await get(id)).record;

    /** What is recorded on a day, at some hour of it. */
    const recorded = async (
      days: number,
      { count = 8, measured }: { count?: number; measured: number },
    ) => {
      now.at = day(days);
      catalogState.entities = outcomesOf(count, measured);
      await test.rounds();
      await test.runTask('campaigns');
    };
    const counted = (met: number, total = 8) => ({
      met,
      unmet: total - met,
      exempt: 0,
      unknown: 0,
      total,
    });

    beforeAll(async () => {
      test = await startOutcomes(await databases.init(databaseId), {
        now,
        catalogState,
        readable: (user, ref) =>
          user === 'user:default/steward' ||
          (user === 'user:default/some' && !ref.endsWith('/h')),
      });
      test.meter.read = async ({ until }) => [{ at: until, value: 50 }];
      await test.settle();
    });

    afterAll(() => test?.stop());

    it('should keep the last count of each day, and none after the end', async () => {
      now.at = day(40);
      const { id, version } = await create();
      await recorded(40, { measured: 1 });
      await recorded(40.5, { measured: 2 });
      await test.runTask('campaigns');
      await recorded(42, { measured: 3 });
      const days = [
        { day: iso(40), ...counted(2), comparable: true },
        { day: iso(42), ...counted(3), comparable: true },
      ];
      expect(await record(id)).toEqual({
        days,
        forecast: { state: 'tooFew', n: 2, needs: 5 },
      });
      await post(`/campaigns/${id}/end`, { version });
      await recorded(43, { measured: 4 });
      expect(await record(id)).toEqual({ days });
    });

    it('should say when everything is met, against the target day', async () => {
      now.at = day(43);
      const { id } = await create();
      for (const index of [0, 1, 2, 3, 4]) {
        await recorded(43 + index, { measured: 1 + index });
      }
      // An eighth a day: 5 of 8 on day 47, 8 of 8 on day 50.
      expect((await record(id)).forecast).toEqual({
        state: 'onTime',
        n: 5,
        needs: 5,
        at: iso(50),
      });
      expect((await get(id)).campaign.standing).toBe('running');
    });

    it('should say that what is asked, and of how many, was another', async () => {
      now.at = day(50);
      const { id, version } = await create();
      for (const index of [0, 1, 2, 3, 4]) {
        await recorded(50 + index, {
          count: index < 2 ? 6 : 8,
          measured: 1 + index,
        });
      }
      expect((await record(id)).forecast).toMatchObject({
        n: 5,
        totals: { least: 6, most: 8 },
      });
      await post(`/campaigns/${id}`, {
        ...request,
        requirement: 'adoptionDeclared',
        version,
      });
      const changed = await record(id);
      expect(changed.forecast).toMatchObject({ state: 'done', n: 0 });
      expect(changed.days.map((each: any) => each.comparable)).toEqual(
        Array(5).fill(false),
      );
      await recorded(54, { measured: 5 });
      expect((await record(id)).days[4]).toEqual({
        day: iso(54),
        ...counted(8),
        comparable: true,
      });
    });

    it('should tell no reader who may not read the whole scope', async () => {
      now.at = day(55);
      const { id } = await create();
      await recorded(55, { measured: 5 });
      expect((await get(id)).record.days).toHaveLength(1);
      expect(await get(id, 'some')).toMatchObject({
        campaign: { counts: { scope: 7 } },
        record: null,
      });
      await recorded(55, { count: 7, measured: 5 });
      expect((await get(id, 'some')).record.days).toHaveLength(1);
    });
  },
);
