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
import { readJiraConfig } from './config/readJiraConfig';
import { JiraSource } from './JiraSource';
import { ticketQueryResolver } from './ticketQueryResolver';

/** Names the project that an entity's tickets are in. */
const ANNOTATION = 'jira/project-key';

/**
 * Feeds the delivery backend from Jira.
 *
 * @public
 */
export const deliveryModuleJiraSource = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'jira',
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
        const connections = readJiraConfig(config);
        if (connections.length === 0) {
          logger.info('No Jira is configured under delivery.sources.jira');
        }
        const sites = connections.map(connection =>
          JiraSource.create(connection, {
            logger: logger.child({ source: connection.id }),
            annotated: () =>
              annotatedProjects({ annotation: ANNOTATION, catalog, auth }),
          }),
        );
        for (const site of sites) {
          sources.addEventSource(site);
        }
        if (sites.length > 0) {
          queries.addTicketQueryResolver(ticketQueryResolver(sites));
        }
      },
    });
  },
});
