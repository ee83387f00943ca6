import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  CampaignList,
  campaignRequestSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { bankCampaigns } from '@delivery-stack/example-bank';
import personaProvider from '../persona';
import { setUpCampaigns } from './setUpCampaigns';
import { tokenOfPersona } from './tokenOfPersona';

const NOW = Date.UTC(2026, 10, 27, 15);

const leader = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'leader', namespace: 'default' },
};

/** Answers as the backend would, from memory. */
function testApi() {
  const items: CampaignList['items'] = [];
  return {
    items,
    listCampaigns: jest.fn(async () => ({
      asOf: '2026-11-27T15:00:00.000Z',
      items,
      viewer: { mayManage: true },
    })),
    createCampaign: jest.fn(async (request: object) => {
      const campaign = { ...request } as CampaignList['items'][number];
      items.push(campaign);
      return campaign;
    }),
  };
}

describe('the campaigns of the bank', () => {
  it('should be such as the backend takes, with 90 days to meet them', () => {
    const campaigns = bankCampaigns({ now: NOW });
    expect(campaigns.map(({ target }) => target)).toEqual(['2027-02-25']);
    for (const campaign of campaigns) {
      expect(campaignRequestSchema.parse(campaign)).toEqual({
        ...campaign,
        scope: {},
      });
    }
  });

  it('should be set up once, by whom the token is of', async () => {
    const api = testApi();
    const campaigns = bankCampaigns({ now: NOW });
    const options = { api, token: 'of the leader' };
    expect(await setUpCampaigns(campaigns, options)).toBe(1);
    expect(await setUpCampaigns(campaigns, options)).toBe(0);
    expect(api.createCampaign.mock.calls).toEqual([
      [campaigns[0], { token: 'of the leader' }],
    ]);
    expect(api.items).toHaveLength(1);
  });
});

describe('tokenOfPersona', () => {
  it('should sign in whom the catalog knows, and nobody else', async () => {
    const backend = await startTestBackend({
      features: [
        authPlugin,
        personaProvider,
        catalogServiceMock.factory({ entities: [leader] }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            auth: { providers: { persona: {} } },
          },
        }),
      ],
    });
    const discovery = {
      getBaseUrl: async (plugin: string) =>
        `http://localhost:${backend.server.port()}/api/${plugin}`,
      getExternalBaseUrl: async () => '',
    };
    expect(await tokenOfPersona('leader', discovery)).toMatch(/^ey/);
    await expect(tokenOfPersona('pod-member', discovery)).rejects.toThrow(
      /40\d|pod-member/,
    );
    await backend.stop();
  });
});
