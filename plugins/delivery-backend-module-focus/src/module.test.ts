import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  CostSource,
  deliveryCostSourceExtensionPoint,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { deliveryModuleFocus } from './module';

const start = async (data: object) => {
  const sources: CostSource[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        deliveryCostSourceExtensionPoint,
        { addCostSource: (source: CostSource) => sources.push(source) },
      ],
    ],
    features: [
      deliveryModuleFocus,
      mockServices.rootConfig.factory({ data: data as any }),
    ],
  });
  await backend.stop();
  return sources;
};

describe('deliveryModuleFocus', () => {
  it('should add a source for each that is configured', async () => {
    const sources = await start({
      delivery: {
        focus: {
          cloud: { location: '/costs/*.csv.gz' },
          'data-centre': { locations: ['/other'] },
        },
      },
    });
    expect(sources.map(({ id, title }) => [id, title])).toEqual([
      ['focus-cloud', 'FOCUS (cloud)'],
      ['focus-data-centre', 'FOCUS (data-centre)'],
    ]);
  });

  it('should add none without any', async () => {
    expect(await start({})).toEqual([]);
  });

  it('should not start with a configuration that is wrong', async () => {
    await expect(
      start({ delivery: { focus: { cloud: { location: 'costs' } } } }),
    ).rejects.toThrow(/delivery\.focus\.cloud\.location: write an absolute/);
  });
});
