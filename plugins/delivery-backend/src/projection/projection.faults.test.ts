import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { dumpStore } from '../__testUtils__/dumpStore';
import {
  analytics,
  bankRules,
  change,
  deployment,
  ticket,
} from '../__testUtils__/testBank';
import { createTestStore, TestStore } from '../__testUtils__/testStore';
import { DatabaseProjector } from './DatabaseProjector';
import { DatabaseSketcher } from './DatabaseSketcher';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const signal = new AbortController().signal;

const facts = [
  ...analytics('ANA-1'),
  ...Array.from({ length: 12 }, (_, index) => [
    ...ticket(`PAY-${index + 1}`, [
      [index, 'Open'],
      [index + 1, 'Security review'],
    ]),
    ...change(
      index + 1,
      { opened: index, merged: index + 2 },
      { title: `PAY-${index + 1} more` },
    ),
  ]).flat(),
  ...deployment(1, 3),
  ...deployment(2, 9),
];

describe.each(databases.eachSupportedId())(
  'faults of the projection on %p',
  databaseId => {
    let store: TestStore;

    beforeEach(async () => {
      store = await createTestStore(await databases.init(databaseId));
    });

    afterEach(() => store.knex.destroy());

    const projectorOf = (knex: Knex) =>
      DatabaseProjector.create({
        knex,
        rules: bankRules,
        logger: mockServices.logger.mock(),
        clock: () => store.now.at + 60_000,
      });

    async function told(): Promise<Record<string, string[]>> {
      await store.project();
      await store.sketch();
      return dumpStore(store.knex);
    }

    it('should leave everything as it was when it fails between two writes', async () => {
      await store.accept(facts);
      const expected = await told();
      const [{ cluster_id: id }] = await store
        .knex('node')
        .where({ key: 'ticket:PAY-1' });
      await store.knex('cluster').where({ id }).update({ due_ms: 0 });
      await store.knex('journey').update({ digest: 'other' });
      await store.knex.schema.alterTable('change_time', table =>
        table.renameColumn('merged_ms', 'x'),
      );
      expect(await store.projector.projectNext()).toBe('failed');
      await store.knex.schema.alterTable('change_time', table =>
        table.renameColumn('x', 'merged_ms'),
      );
      const [cluster] = await store.knex('cluster').where('failures', 1);
      expect(cluster.failure).toMatch(/merged_ms/);
      expect(await store.knex('journey').where('digest', 'other')).toHaveLength(
        expected.journey.length,
      );

      store.now.at += 60_000;
      await store.knex('cluster').update({ due_ms: 0 });
      expect(await told()).toEqual(expected);
      expect(await store.knex('cluster').where('failures', '>', 0)).toEqual([]);
    });

    it('should put a cluster that fails off and go on with the others', async () => {
      await store.accept(facts);
      const [{ id }] = await store.knex('node').where({ key: 'ticket:ANA-1' });
      await store
        .knex('event')
        .where({ node_id: id })
        .update({ content: 'not JSON' });
      await store.projector.project(signal);
      const failed = await store.knex('cluster').whereNotNull('failure');
      expect(failed).toHaveLength(1);
      expect(Number(failed[0].due_ms)).toBeGreaterThan(store.now.at);
      expect(await store.knex('journey')).toHaveLength(12);
    });

    it('should stop when its signal fires', async () => {
      await store.accept(facts);
      expect(await store.projector.project(AbortSignal.abort())).toBe(0);
      expect(await store.knex('journey')).toEqual([]);
    });

    it('should project the same with several workers while events come in', async () => {
      const expected = await (async () => {
        await store.accept(facts);
        return told();
      })();
      const other = await createTestStore(await databases.init(databaseId));
      const projectors = [1, 2, 3].map(() => projectorOf(other.knex));
      const working = projectors.map(async projector => {
        for (let round = 0; round < 15; round += 1) {
          await projector.project(signal);
        }
      });
      const shuffled = [...facts].reverse();
      while (shuffled.length > 0) {
        await Promise.all([
          other.accept(shuffled.splice(0, 9)),
          other.accept(shuffled.splice(0, 9)),
        ]);
      }
      await Promise.all(working);
      await other.project();
      const sketchers = [1, 2].map(() =>
        DatabaseSketcher.create({
          knex: other.knex,
          clock: () => other.now.at,
        }),
      );
      await Promise.all(
        sketchers.map(sketcher => sketcher.refreshSketches(signal)),
      );
      await other.sketch();
      expect(await dumpStore(other.knex)).toEqual(expected);
      await other.knex.destroy();
    });
  },
);
