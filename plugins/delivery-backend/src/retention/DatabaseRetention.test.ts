import { TestDatabases } from '@backstage/backend-test-utils';
import {
  analytics,
  change,
  DAY,
  deployment,
  MONDAY,
  ticket,
} from '../__testUtils__/testBank';
import { createTestStore, TestStore } from '../__testUtils__/testStore';
import { DatabaseRetention } from './DatabaseRetention';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const signal = new AbortController().signal;
const day = (days: number) => MONDAY + days * DAY;
const never = { events: 0, passages: 0, deadLetters: 0 };

describe.each(databases.eachSupportedId())(
  'DatabaseRetention on %p',
  databaseId => {
    let store: TestStore;
    let retention: DatabaseRetention;

    beforeEach(async () => {
      store = await createTestStore(await databases.init(databaseId));
      retention = DatabaseRetention.create({
        knex: store.knex,
        clock: () => store.now.at,
      });
      await store.accept([
        ...analytics('ANA-1'),
        ...ticket('PAY-1', [[0, 'Open']]),
        ...change(1, { opened: 1, merged: 2 }),
        ...deployment(1, 3),
      ]);
      await store.project();
      await store.sketch();
    });

    afterEach(() => store.knex.destroy());

    const roots = async () =>
      (await store.knex('journey').orderBy('root_key').pluck('root_key'))
        .length;

    it('should delete the events of what is over, and tell its journey still', async () => {
      await retention.run({ ...never, events: day(50) }, signal);
      const left = await store.knex('event');
      // PAY-1 is open: it keeps its events, however old
      expect(left.map(row => JSON.parse(row.content).subject.id)).toEqual([
        'PAY-1',
      ]);
      expect(await roots()).toBe(3);

      await store.knex('cluster').update({ due_ms: 0 });
      await store.project();
      expect(await roots()).toBe(3);
      expect(await store.knex('cluster').whereNotNull('due_ms')).toEqual([]);
    });

    it('should delete old passages and keep what sketches say of them', async () => {
      const before = await store.knex('sketch_day').count();
      await retention.run({ ...never, passages: day(40) }, signal);
      expect(await roots()).toBe(1);
      expect(await store.knex('spell')).toEqual([]);
      await store.knex('dirty_day').insert({
        scope_id: 0,
        day: Math.floor(day(20) / DAY),
        kind: 'decided',
      });
      await store.sketch();
      expect(await store.knex('dirty_day')).toEqual([]);
      expect(await store.knex('sketch_day').count()).toEqual(before);
    });

    it('should delete old dead letters', async () => {
      await store.ingest.accept([{}], { origin: 'test' });
      await retention.run({ ...never, deadLetters: store.now.at }, signal);
      expect(await store.knex('dead_letter')).toHaveLength(1);
      await retention.run({ ...never, deadLetters: store.now.at + 1 }, signal);
      expect(await store.knex('dead_letter')).toEqual([]);
    });
  },
);
