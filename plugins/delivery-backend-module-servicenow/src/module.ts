import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  annotatedProjects,
  deliveryEventSourceExtensionPoint,
  deliveryTicketQueryExtensionPoint,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { readServiceNowConfig } from './config/readServiceNowConfig';
import { ServiceNowSource } from './ServiceNowSource';
import { ticketQueryResolver } from './ticketQueryResolver';

/** Names the configuration item that an entity is. */
const ANNOTATION = 'servicenow.com/ci-sysid';

/**
 * Feeds the delivery backend from ServiceNow.
 *
 * @public
 */
export const deliveryModuleServiceNowSource = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'servicenow',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        sources: deliveryEventSourceExtensionPoint,
        queries: deliveryTicketQueryExtensionPoint,
      },
      async init({ auth, catalog, config, logger, sources, queries }) {
        const connections = readServiceNowConfig(config);
        if (connections.length === 0) {
          logger.info(
            'No instance of ServiceNow is configured under delivery.sources.servicenow',
          );
        }
        const instances = connections.map(connection =>
          ServiceNowSource.create(connection, {
            logger: logger.child({ source: connection.id }),
            annotated: () =>
              annotatedProjects({ annotation: ANNOTATION, catalog, auth }),
          }),
        );
        for (const instance of instances) {
          sources.addEventSource(instance);
        }
        if (instances.length > 0) {
          queries.addTicketQueryResolver(ticketQueryResolver(instances));
        }
      },
    });
  },
});
