import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { setTimeout } from 'node:timers/promises';
import { catalogModuleDelivery } from './module';

jest.setTimeout(60_000);

const PATTERN = 'template:default/web-service';

/** Stands for the delivery backend: one activation. */
const delivery = createBackendPlugin({
  pluginId: 'delivery',
  register(env) {
    env.registerInit({
      deps: { http: coreServices.httpRouter },
      async init({ http }) {
        http.use((_request, response) => {
          response.json({
            asOf: '2026-03-02T00:12:00.000Z',
            items: [
              {
                id: '7c1f',
                pattern: PATTERN,
                digest: 'sha256:one',
                environment: 'resource:default/payments',
                owner: 'group:default/pod',
                requestedAt: '2026-03-02T00:00:00.000Z',
                readyAt: '2026-03-02T00:12:00.000Z',
                state: 'current',
              },
            ],
          });
        });
      },
    });
  },
});

const template = (name: string, ...steps: object[]): Entity => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name,
    annotations: {
      'backstage.io/managed-by-location': 'url:https://git.example/t.yaml',
      'backstage.io/managed-by-origin-location':
        'url:https://git.example/t.yaml',
    },
  },
  spec: { type: 'pod-environment', steps: steps as any },
});

/** Accepts templates, as the scaffolder's module of the catalog does. */
const templates = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'templates',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addProcessor({
          getProcessorName: () => 'templates',
          validateEntityKind: async ({ kind }) => kind === 'Template',
        });
        catalog.addEntityProvider({
          getProviderName: () => 'templates',
          connect: connection =>
            connection.applyMutation({
              type: 'full',
              entities: [
                template('web-service', { action: 'delivery:pattern:verify' }),
                template('unverified', { action: 'fetch:template' }),
              ].map(entity => ({ entity, locationKey: 'templates' })),
            }),
        });
      },
    });
  },
});

describe('catalogModuleDelivery', () => {
  it('should bring environments into the catalog, and keep unverified patterns out', async () => {
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleDelivery,
        delivery,
        templates,
        mockServices.rootConfig.factory({
          data: { catalog: { processingInterval: { seconds: 1 } } },
        }),
      ],
    });
    const address = `http://localhost:${backend.server.port()}/api/catalog`;
    const read = async () => {
      const response = await fetch(`${address}/entities`);
      return (await response.json()) as Entity[];
    };
    const relationsOf = (entities: Entity[], kind: string) =>
      entities.find(entity => entity.kind === kind)?.relations ?? [];
    let entities = await read();
    // The catalog says nothing when it has processed and stitched everything
    for (
      let tries = 0;
      tries < 300 && relationsOf(entities, 'Template').length === 0;
      tries += 1
    ) {
      await setTimeout(100);
      entities = await read();
    }
    expect(entities.map(({ metadata }) => metadata.name).sort()).toEqual([
      'payments',
      'web-service',
    ]);
    expect(relationsOf(entities, 'Template')).toEqual([
      { type: 'hasEnvironment', targetRef: 'resource:default/payments' },
    ]);
    expect(relationsOf(entities, 'Resource')).toContainEqual({
      type: 'createdFrom',
      targetRef: PATTERN,
    });
    await backend.stop();
  });
});
