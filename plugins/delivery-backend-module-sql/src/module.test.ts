import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  deliveryOutcomeMeterExtensionPoint,
  OutcomeMeter,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { deliveryModuleSql } from './module';

const start = async (data: object) => {
  const meters: OutcomeMeter[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        deliveryOutcomeMeterExtensionPoint,
        { addMeter: (meter: OutcomeMeter) => meters.push(meter) },
      ],
    ],
    features: [
      deliveryModuleSql,
      mockServices.rootConfig.factory({ data: data as any }),
    ],
  });
  return meters;
};

describe('deliveryModuleSql', () => {
  it('should add its meter, with the queries that are configured', async () => {
    const [meter, ...others] = await start({
      delivery: {
        sql: {
          connections: {
            local: { client: 'better-sqlite3', connection: 'none.sqlite' },
          },
          queries: {
            churn: { connection: 'local', sql: 'select 1 as value' },
          },
        },
      },
    });
    expect(others).toEqual([]);
    expect(meter).toMatchObject({ type: 'sql', title: 'SQL' });
    expect(meter.check({ name: 'churn' })).toEqual([]);
    expect(meter.check({ name: 'other' })).toHaveLength(1);
  });

  it('should tell outcomes where queries are, without any', async () => {
    const [meter] = await start({});
    expect(meter.check({ name: 'churn' })).toEqual([
      "name: 'churn' is not configured; correct it, or have delivery.sql.queries.churn configured",
    ]);
  });

  it('should not start with a configuration that is wrong', async () => {
    await expect(
      start({ delivery: { sql: { connections: { a: { client: 'x' } } } } }),
    ).rejects.toThrow(/connections\.a\.client: write pg or better-sqlite3/);
  });
});
