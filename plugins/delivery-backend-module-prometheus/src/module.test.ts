import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  deliveryOutcomeMeterExtensionPoint,
  deliveryReliabilityExtensionPoint,
  OutcomeMeter,
  ReliabilityReader,
} from '@delivery-stack/backstage-plugin-delivery-node';
import feature from './index';

/** What the module registers with a configuration. */
async function registered(delivery: object) {
  const meters: OutcomeMeter[] = [];
  const readers: ReliabilityReader[] = [];
  const backend = await startTestBackend({
    features: [
      feature,
      mockServices.rootConfig.factory({ data: { delivery } }),
    ],
    extensionPoints: [
      [
        deliveryOutcomeMeterExtensionPoint,
        { addMeter: (meter: OutcomeMeter) => meters.push(meter) },
      ],
      [
        deliveryReliabilityExtensionPoint,
        {
          setReliabilityReader: (reader: ReliabilityReader) =>
            readers.push(reader),
        },
      ],
    ],
  });
  await backend.stop();
  return { meters, readers };
}

describe('the module', () => {
  it('should register a meter and a reader of objectives', async () => {
    const { meters, readers } = await registered({
      prometheus: { main: { baseUrl: 'http://127.0.0.1:9090' } },
    });
    expect(meters.map(({ type, title }) => [type, title])).toEqual([
      ['prometheus', 'Prometheus'],
    ]);
    expect(meters[0].check({ query: 'up' })).toEqual([]);
    expect(readers.map(({ title }) => title)).toEqual(['Prometheus']);
  });

  it('should say in a meter what is not configured', async () => {
    const { meters } = await registered({});
    expect(meters[0].check({ query: 'up' })).toEqual([
      expect.stringMatching(/no Prometheus is configured; add one/),
    ]);
  });

  it('should not start with a configuration that is wrong', async () => {
    await expect(
      registered({ prometheus: { main: { baseUrl: 'nowhere' } } }),
    ).rejects.toThrow(/delivery\.prometheus\.main\.baseUrl: write the address/);
  });
});
