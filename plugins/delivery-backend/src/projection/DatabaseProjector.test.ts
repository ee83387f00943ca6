import { TestDatabases } from '@backstage/backend-test-utils';
import {
  analytics,
  change,
  DAY,
  deployment,
  fact,
  MONDAY,
  REPOSITORY,
  ticket,
} from '../__testUtils__/testBank';
import { createTestStore, TestStore } from '../__testUtils__/testStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())(
  'DatabaseProjector on %p',
  databaseId => {
    let store: TestStore;

    beforeEach(async () => {
      store = await createTestStore(await databases.init(databaseId));
    });

    afterEach(() => store.knex.destroy());

    const journeys = async () => {
      const rows = await store.knex('journey').orderBy('root_key');
      return rows.map(row => ({
        key: row.root_key,
        from: (Number(row.from_ms) - MONDAY) / DAY,
        to: row.to_ms === null ? undefined : (Number(row.to_ms) - MONDAY) / DAY,
      }));
    };

    it('should tell the analytics initiative in exact days', async () => {
      const result = await store.accept(analytics());
      expect(result).toMatchObject({ accepted: 6, duplicate: 0, rejected: 0 });
      expect(await store.project()).toBe(1);

      expect(await journeys()).toEqual([{ key: 'ANA-1', from: 0, to: 31 }]);
      const cells = await store
        .knex('journey_cell')
        .orderBy(['span_kind', 'function']);
      expect(
        cells.map(cell => [
          cell.span_kind,
          cell.function,
          cell.gate,
          Number(cell.ms) / DAY,
        ]),
      ).toEqual([
        ['queue', 'data', 'data-access', 8],
        ['queue', 'infrastructure', 'environment-request', 3],
        ['queue', 'security', 'security-review', 12],
        ['return', 'pod', 'security-review', 3],
        ['work', 'pod', '', 5],
      ]);
      const [journey] = await store.knex('journey');
      expect(Number(journey.governance_ms) / DAY).toBe(26);
      expect(Number(journey.active_ms) / DAY).toBe(8);
      // 31 days from a Monday hold 23 working days of 8 hours
      expect(Number(journey.working_ms) / 3_600_000).toBe(184);
    });

    it('should attach a deployment that comes after its journey was projected', async () => {
      await store.accept([
        ...ticket('PAY-1', [[0, 'Open']]),
        ...change(1, { opened: 1, merged: 2 }, { title: 'PAY-1 pay faster' }),
      ]);
      await store.accept(deployment(7, 1));
      await store.project();
      expect(await journeys()).toEqual([
        { key: 'PAY-1', from: 0, to: undefined },
      ]);

      await store.accept(deployment(8, 3));
      expect(await store.project()).toBe(1);
      expect(await journeys()).toEqual([
        { key: 'PAY-1', from: 0, to: 3 + 1 / 24 },
      ]);

      await store.accept(deployment(9, 4));
      expect(await store.project()).toBe(0);
    });

    it('should find the deployment that worked behind many that failed', async () => {
      const failed = Array.from({ length: 23 }, (_, index) => {
        const key = `${REPOSITORY}/deployments/${index}`;
        const data = { key, repository: REPOSITORY, environment: 'production' };
        return [
          fact('deployment.created', 2 + index / 100, data),
          fact('deployment.statuschanged', 2 + index / 90, {
            ...data,
            state: 'failure',
          }),
        ];
      }).flat();
      await store.accept([
        ...change(1, { opened: 0, merged: 1 }),
        ...change(2, { opened: 0, merged: 5 }),
        ...failed,
        ...deployment(30, 4),
        ...deployment(31, 4.5),
        ...deployment(32, 6),
      ]);
      await store.project();
      expect((await journeys()).map(each => each.to)).toEqual([
        4 + 1 / 24,
        6 + 1 / 24,
      ]);
    });

    it('should merge two journeys when a late link joins them', async () => {
      await store.accept([
        ...ticket('PAY-1', [[0, 'Open']]),
        ...ticket(
          'PAY-2',
          [
            [1, 'Open'],
            [4, 'Done'],
          ],
          { ticketType: 'Story' },
        ),
      ]);
      await store.project();
      expect((await journeys()).map(each => each.key)).toEqual([
        'PAY-1',
        'PAY-2',
      ]);

      await store.accept(
        ticket('PAY-2', [[2, 'Open']], {
          ticketType: 'Story',
          parent: 'PAY-1',
        }),
      );
      await store.project();
      expect((await journeys()).map(each => each.key)).toEqual(['PAY-1']);
      expect(await store.knex('cluster')).toHaveLength(1);
      const nodes = await store.knex('journey_node').where({ joined: true });
      expect(nodes).toHaveLength(2);
    });
  },
);
