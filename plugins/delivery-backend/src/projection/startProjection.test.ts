import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { compileRules, flowConfigSchema, Rules } from '@delivery-stack/flow';
import { analytics, bankRules } from '../__testUtils__/testBank';
import { createTestStore, TestStore } from '../__testUtils__/testStore';
import { createDatabaseStores } from '../database/createDatabaseStores';
import { startProjection } from './startProjection';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const without = compileRules(flowConfigSchema.parse({}));

describe.each(databases.eachSupportedId())(
  'startProjection on %p',
  databaseId => {
    let store: TestStore;

    beforeEach(async () => {
      store = await createTestStore(await databases.init(databaseId));
    });

    afterEach(() => store.knex.destroy());

    const start = (rules: Rules) =>
      startProjection({
        knex: store.knex,
        rules,
        logger: mockServices.logger.mock(),
        scheduler: mockServices.scheduler.mock(),
        frequency: { seconds: 10 },
        clock: () => store.now.at,
      });

    it('should tell everything anew when the gates change, and show how far it is', async () => {
      const first = await start(without);
      await store.accept(analytics());
      await first.run();
      expect(await store.knex('passage')).toEqual([]);

      const { projection, sketches } = createDatabaseStores(store);
      await start(without);
      expect(await projection.progress()).toMatchObject({
        pending: 0,
        configurationChangedAt: undefined,
      });
      const second = await start(bankRules);
      expect(await projection.progress()).toMatchObject({
        pending: 1,
        total: 1,
        configurationChangedAt: store.now.at,
      });
      await second.run();
      expect(await projection.progress()).toMatchObject({ pending: 0 });
      expect(await store.knex('passage')).toHaveLength(3);
      const window = { scopeId: 0, since: 0, until: store.now.at };
      expect((await sketches.window(window)).length).toBeGreaterThan(3);

      const third = await start(without);
      await third.run();
      expect(await store.knex('sketch_day')).toEqual([]);
      expect(await sketches.window(window)).toEqual([]);
    });

    it('should understand stored events of a type that was not known before', async () => {
      const running = await start(bankRules);
      await store.accept(analytics());
      await store.knex('event').update({ node_id: null });
      await store.knex('node').delete();
      await running.run();
      await (await start(without)).run();
      expect(await store.knex('event').whereNull('node_id')).toEqual([]);
      expect(await store.knex('journey')).toHaveLength(1);
    });

    it('should project within a second of a trigger, once for many', async () => {
      const running = await start(bankRules);
      await store.accept(analytics());
      running.trigger();
      running.trigger();
      const patience = Date.now() + 1_500;
      while (
        (await store.knex('journey')).length === 0 &&
        Date.now() < patience
      ) {
        await new Promise(resolve => setTimeout(resolve, 20));
      }
      expect(await store.knex('journey')).toHaveLength(1);
      await running.run();
    });
  },
);
