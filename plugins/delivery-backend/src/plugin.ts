import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { deliveryPermissions } from '@delivery-stack/backstage-plugin-delivery-common';
import { deliveryEventSourceExtensionPoint } from '@delivery-stack/backstage-plugin-delivery-node';
import { backgroundServiceRef } from './background';
import { deliveryCoreServiceRef } from './deliveryCore';
import { createRouter } from './http/createRouter';
import { createInsightServices } from './insight/createInsightServices';
import { CachedMembership } from './insight/CachedMembership';
import { DatabaseInsightQueries } from './insight/queries';
import { authorizeServices } from './permissions/authorizeServices';
import { EventSources } from './EventSources';

/**
 * Where delivery waits, and on whom: store, projection and insight API.
 *
 * @public
 */
export const deliveryPlugin = createBackendPlugin({
  pluginId: 'delivery',
  register(env) {
    const sources = EventSources.create();
    env.registerExtensionPoint(deliveryEventSourceExtensionPoint, sources);
    env.registerInit({
      deps: {
        core: deliveryCoreServiceRef,
        background: backgroundServiceRef,
        auditor: coreServices.auditor,
        catalog: catalogServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({ core, background, permissionsRegistry, ...deps }) {
        const { config, stores, knex, clock, ingest, logger } = core;
        const { entities } = stores;
        const membership = CachedMembership.create({ entities, clock });
        const queries = DatabaseInsightQueries.create({ knex });
        permissionsRegistry.addPermissions(deliveryPermissions);
        const services = createInsightServices({
          config,
          stores,
          queries,
          membership,
          clock,
        });
        deps.httpRouter.use(
          createRouter({
            ...deps,
            ingest,
            limits: config.ingest,
            services: authorizeServices(services, {
              ...deps,
              logger,
              membership,
              entities,
            }),
          }),
        );
        await background.start(sources.all());
      },
    });
  },
});
