import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { analytics, change, DAY, ticket } from '../__testUtils__/testBank';
import { createTestStore, TestStore } from '../__testUtils__/testStore';
import { createDatabaseStores } from '../database/createDatabaseStores';
import { CatalogEntityMapping } from './CatalogEntityMapping';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const signal = new AbortController().signal;

const entity = (
  ref: string,
  annotations: Record<string, string> = {},
  relations: Record<string, string> = {},
): Entity => {
  const [kind, name] = ref.split(':');
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations },
    relations: Object.entries(relations).map(([type, target]) => ({
      type,
      targetRef: target.replace(':', ':default/'),
    })),
  };
};

const payments = { 'github.com/project-slug': 'Bank/Payments' };
const catalog = [
  entity('Component:payments', payments, {
    partOf: 'system:money',
    ownedBy: 'group:pod',
  }),
  entity('Component:analytics', {
    'jira/project-key': 'ANA',
    'jira/component': 'Analytics',
  }),
  entity(
    'System:money',
    { 'jira/project-key': 'PAY' },
    { partOf: 'domain:retail' },
  ),
  entity('Domain:retail', {}, { partOf: 'domain:bank' }),
  entity('Domain:bank'),
  entity('Group:pod', {}, { childOf: 'group:department' }),
  entity('Group:department'),
];

describe.each(databases.eachSupportedId())(
  'CatalogEntityMapping on %p',
  databaseId => {
    let store: TestStore;

    beforeEach(async () => {
      store = await createTestStore(await databases.init(databaseId));
      await store.accept([
        ...analytics('ANA-1'),
        ...ticket('PAY-1', [
          [0, 'Open'],
          [1, 'Security review'],
        ]),
        ...change(1, { opened: 1, merged: 2 }),
      ]);
      await store.project();
      await store.sketch();
    });

    afterEach(() => store.knex.destroy());

    const mappingOf = (entities: Entity[]) =>
      CatalogEntityMapping.create({
        knex: store.knex,
        catalog: catalogServiceMock({ entities }),
        auth: mockServices.auth(),
        logger: mockServices.logger.mock(),
        clock: () => store.now.at,
        pause: 0,
      });

    const involved = async () => {
      await store.project();
      const rows = await store
        .knex('journey_entity')
        .join('journey', 'journey.id', 'journey_id')
        .join('entity', 'entity.id', 'entity_id')
        .orderBy(['root_key', 'ref'])
        .select('root_key', 'ref');
      return rows.map(row => [row.root_key.split('/').pop(), row.ref]);
    };

    it('should say whom journeys involve: component, repository, else project', async () => {
      expect(await mappingOf(catalog).refresh(signal)).toBe(true);
      expect(await involved()).toEqual([
        ['ANA-1', 'component:default/analytics'],
        ['PAY-1', 'system:default/money'],
        ['payments#1', 'component:default/payments'],
      ]);
      expect(await mappingOf(catalog).refresh(signal)).toBe(false);
      expect(await store.project()).toBe(0);
    });

    it('should know every system, domain and group above an entity', async () => {
      await mappingOf(catalog).refresh(signal);
      const { entities } = createDatabaseStores(store);
      const memberships = await entities.memberships();
      const of = memberships.filter(
        each => each.entityRef === 'component:default/payments',
      );
      expect(of.map(each => each.scope?.ref).sort()).toEqual([
        'domain:default/bank',
        'domain:default/retail',
        'group:default/department',
        'group:default/pod',
        'system:default/money',
      ]);
      const bank = (await entities.byRef('domain:default/bank'))!;
      expect(await entities.memberCount(bank.id)).toBe(1);
    });

    it('should give the domain sketches of what its members did before', async () => {
      await mappingOf(catalog).refresh(signal);
      await store.project();
      await store.sketch();
      const stores = createDatabaseStores(store);
      const bank = (await stores.entities.byRef('domain:default/bank'))!;
      const window = { since: store.now.at - 100 * DAY, until: store.now.at };
      const [sketches] = await stores.sketches.window({
        scopeId: bank.id,
        ...window,
      });
      expect(sketches).toMatchObject({
        gate: 'security-review',
        segment: 'queue',
      });
      expect(sketches.openAtEnd.counts.size).toBe(1);
      const raw = await store.knex('sketch_day').where({ scope_id: bank.id });
      expect(raw.length).toBeGreaterThan(90);
    });

    it('should date a change of ownership, and keep what was before', async () => {
      await mappingOf(catalog).refresh(signal);
      await involved();
      store.now.at += 10 * DAY;
      const moved = catalog.map(each =>
        each.metadata.name === 'payments'
          ? entity('Component:payments', payments, {
              partOf: 'system:other',
              ownedBy: 'group:pod',
            })
          : each,
      );
      await mappingOf([...moved, entity('System:other')]).refresh(signal);
      const stores = createDatabaseStores(store);
      const money = (await stores.entities.byRef('system:default/money'))!;
      const other = (await stores.entities.byRef('system:default/other'))!;
      const closedIn = async (id: number) => {
        const scope = { type: 'aggregate', entityId: id } as const;
        const window = { since: 0, until: store.now.at };
        return (await stores.journeyFigures.counts({ scope, window })).closed;
      };
      expect(await closedIn(money.id)).toBe(1);
      expect(await closedIn(other.id)).toBe(0);
      expect(await stores.entities.memberCount(money.id)).toBe(0);
      expect(await stores.entities.memberCount(other.id)).toBe(1);
    });

    it('should keep what it knows when the catalog is empty or does not answer', async () => {
      await mappingOf(catalog).refresh(signal);
      const before = await involved();
      expect(await mappingOf([]).refresh(signal)).toBe(false);
      const broken = catalogServiceMock.mock({
        streamEntities: () => {
          throw new Error('connection refused');
        },
      });
      const mapping = CatalogEntityMapping.create({
        knex: store.knex,
        catalog: broken,
        auth: mockServices.auth(),
        logger: mockServices.logger.mock(),
      });
      await expect(mapping.refresh(signal)).rejects.toThrow(
        /figures keep the entities they know/,
      );
      expect(await involved()).toEqual(before);
    });

    it('should keep an entity that left as gone, and its journeys as nobody', async () => {
      await mappingOf(catalog).refresh(signal);
      await involved();
      await mappingOf(
        catalog.filter(each => each.metadata.name !== 'payments'),
      ).refresh(signal);
      expect((await involved()).map(([key]) => key)).toEqual([
        'ANA-1',
        'PAY-1',
      ]);
      const { entities } = createDatabaseStores(store);
      expect(await entities.byRef('component:default/payments')).toMatchObject({
        gone: true,
      });
      expect(await entities.unmatchedSubjects(5)).toContainEqual({
        subject: 'repository:https://github.com/bank/payments',
        journeys: 1,
      });
    });
  },
);
