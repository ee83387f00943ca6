import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  deliveryOutcomeMeterExtensionPoint,
  OutcomeMeter,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { deliveryModuleHttpJson } from './module';

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
      deliveryModuleHttpJson,
      mockServices.rootConfig.factory({ data: data as any }),
    ],
  });
  return meters;
};

describe('deliveryModuleHttpJson', () => {
  it('should add its meter, with the figures that are configured', async () => {
    const [meter, ...others] = await start({
      delivery: {
        httpJson: {
          churn: { url: 'https://figures.example.com', value: '/churn' },
        },
      },
    });
    expect(others).toEqual([]);
    expect(meter).toMatchObject({ type: 'http-json', title: 'JSON over HTTP' });
    expect(meter.check({ name: 'churn' })).toEqual([]);
    expect(meter.check({ name: 'other' })).toHaveLength(1);
  });

  it('should tell outcomes where figures are, without any', async () => {
    const [meter] = await start({});
    expect(meter.check({ name: 'churn' })).toEqual([
      "name: 'churn' is not configured; correct it, or have delivery.httpJson.churn configured",
    ]);
  });

  it('should not start with a configuration that is wrong', async () => {
    await expect(
      start({ delivery: { httpJson: { churn: { url: 'x', value: '/a' } } } }),
    ).rejects.toThrow(/delivery\.httpJson\.churn\.url: write an address/);
  });
});
