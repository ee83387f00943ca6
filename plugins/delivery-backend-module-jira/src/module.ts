import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  annotatedProjects,
  deliveryEventSourceExtensionPoint,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { readJiraConfig } from './config/readJiraConfig';
import { JiraSource } from './JiraSource';

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
      },
      async init({ auth, catalog, config, logger, sources }) {
        const connections = readJiraConfig(config);
        if (connections.length === 0) {
          logger.info('No Jira is configured under delivery.sources.jira');
        }
        for (const connection of connections) {
          const source = JiraSource.create(connection, {
            logger: logger.child({ source: connection.id }),
            annotated: () =>
              annotatedProjects({ annotation: ANNOTATION, catalog, auth }),
          });
          sources.addEventSource(source);
        }
      },
    });
  },
});
