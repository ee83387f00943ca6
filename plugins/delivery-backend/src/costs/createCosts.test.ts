import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { CostSource } from '@delivery-stack/backstage-plugin-delivery-node';
import { costsSchema } from '../config/costsConfig';
import {
  at,
  EVER,
  file,
  LEDGER,
  row,
  testCosts,
} from './__testUtils__/testCosts';
import { CostSources } from './CostSources';
import { createCosts } from './createCosts';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const source: CostSource = {
  id: 'focus-main',
  title: 'FOCUS',
  schedule: {
    frequency: { hours: 6 },
    timeout: { hours: 1 },
    initialDelay: { minutes: 1 },
  },
  async *files() {
    yield file('march', [row('2027-03-01', '1')]);
  },
};

describe('createCosts', () => {
  const setUp = async (sources: CostSources) => {
    const { knex } = await testCosts(await databases.init('SQLITE_3'));
    const core = {
      knex,
      clock: () => at('2027-06-01'),
      config: { costs: costsSchema.parse(undefined) },
      logger: mockServices.logger.mock({
        child: () => mockServices.logger.mock(),
      }),
    };
    return { knex, ...createCosts(core, { sources }) };
  };

  it('should read each source by a task on its schedule', async () => {
    const sources = CostSources.create();
    sources.addCostSource(source);
    const { knex, costs, tasks } = await setUp(sources);
    expect(tasks).toEqual([
      {
        ...source.schedule,
        id: 'delivery-cost-focus-main',
        fn: expect.any(Function),
      },
    ]);
    await tasks[0].fn(new AbortController().signal);
    expect(await costs.spend([LEDGER], EVER)).toMatchObject([
      { currency: 'EUR', effective: '1' },
    ]);
    expect(await costs.coverage(EVER)).toMatchObject({ connected: true });
    expect(await costs.courses([LEDGER])).toMatchObject([{ days: 1 }]);
    await knex.destroy();
  });

  it('should not be connected without a source', async () => {
    const { knex, costs, tasks } = await setUp(CostSources.create());
    expect(tasks).toEqual([]);
    expect(await costs.coverage(EVER)).toEqual({
      connected: false,
      unmatched: [],
    });
    await knex.destroy();
  });

  it('should refuse two sources of one id', () => {
    const sources = CostSources.create();
    sources.addCostSource(source);
    expect(() => sources.addCostSource(source)).toThrow("'focus-main'");
  });
});
