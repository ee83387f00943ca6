import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { setTimeout } from 'node:timers/promises';
import { catalogModuleDelivery } from '../module';

const LOCATION = 'url:https://git.example/catalog.yaml';

const located = (entity: Entity): Entity => ({
  ...entity,
  metadata: {
    ...entity.metadata,
    annotations: {
      ...entity.metadata.annotations,
      'backstage.io/managed-by-location': LOCATION,
      'backstage.io/managed-by-origin-location': LOCATION,
    },
  },
});

/** Brings entities in, as a file in a repository would. */
const registered = (entities: readonly Entity[]) =>
  createBackendModule({
    pluginId: 'catalog',
    moduleId: 'registered',
    register(env) {
      env.registerInit({
        deps: { catalog: catalogProcessingExtensionPoint },
        async init({ catalog }) {
          catalog.addEntityProvider({
            getProviderName: () => 'registered',
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: entities.map(entity => ({
                  entity: located(entity),
                  locationKey: 'registered',
                })),
              }),
          });
        },
      });
    },
  });

/** A real catalog with the module of this package. */
export async function startCatalog(
  entities: readonly Entity[],
  delivery: object = {},
) {
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleDelivery,
      registered(entities),
      mockServices.rootConfig.factory({
        data: { catalog: { processingInterval: { seconds: 1 } }, delivery },
      }),
    ],
  });
  const address = `http://localhost:${backend.server.port()}/api/catalog`;
  return {
    stop: () => backend.stop(),
    /** What the catalog says of one entity by now. */
    async read(kind: string, name: string): Promise<Entity | undefined> {
      const path = `entities/by-name/${kind}/default/${name}`;
      const response = await fetch(`${address}/${path}`);
      return response.ok ? ((await response.json()) as Entity) : undefined;
    },
    /** The same once it is as expected, or as it is in the end. */
    async readOnce(
      kind: string,
      name: string,
      isExpected: (entity: Entity) => boolean,
    ): Promise<Entity | undefined> {
      let entity: Entity | undefined;
      // The catalog says nothing when it has processed and stitched everything
      for (let tries = 0; tries < 300; tries += 1) {
        entity = await this.read(kind, name);
        if (entity && isExpected(entity)) {
          break;
        }
        await setTimeout(100);
      }
      return entity;
    },
    /** What is wrong with an entity, by the catalog's own processors. */
    async complaintsAbout(entity: Entity): Promise<string[]> {
      const response = await fetch(`${address}/validate-entity`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ entity: located(entity), location: LOCATION }),
      });
      const { errors = [] } = response.ok
        ? {}
        : ((await response.json()) as { errors?: Array<{ message: string }> });
      return errors.map(({ message }) => message);
    },
  };
}
