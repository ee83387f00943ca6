import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import personaProvider from '.';
import { personaAuthenticator } from './authenticator';

const leader = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'leader', namespace: 'default' },
  relations: [{ type: 'memberOf', targetRef: 'group:default/leaders' }],
};

async function startAuthBackend() {
  return startTestBackend({
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
}

describe('persona provider', () => {
  let backend: Awaited<ReturnType<typeof startAuthBackend>>;

  beforeAll(async () => {
    backend = await startAuthBackend();
  });
  afterAll(() => backend.stop());

  const refresh = (headers: Record<string, string>) =>
    request(backend.server).get('/api/auth/persona/refresh').set(headers);

  it('should sign in as a persona with the groups of the catalog', async () => {
    const response = await refresh({ 'x-delivery-persona': 'leader' });

    expect(response.status).toBe(200);
    expect(response.body.profile.displayName).toBe('Leader (guest)');
    expect(response.body.backstageIdentity.identity).toMatchObject({
      userEntityRef: 'user:default/leader',
      ownershipEntityRefs: ['user:default/leader', 'group:default/leaders'],
    });
  });

  it.each([[{}], [{ 'x-delivery-persona': 'root' }]])(
    'should refuse %j',
    async headers => {
      const response = await refresh(headers as Record<string, string>);

      expect(response.status).toBe(401);
      expect(response.body.error.message).toContain(
        'leader, pod-member, security-lead',
      );
    },
  );
});

describe('persona provider in production', () => {
  const environment = process.env.NODE_ENV;
  afterEach(() => {
    Object.assign(process.env, { NODE_ENV: environment });
  });

  it('should refuse to start', () => {
    Object.assign(process.env, { NODE_ENV: 'production' });

    expect(() =>
      personaAuthenticator.initialize({ config: mockServices.rootConfig() }),
    ).toThrow('does not run in production');
  });
});
