import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  annotatedProjects,
  deliveryEventSourceExtensionPoint,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { readJenkinsConfig } from './config/readJenkinsConfig';
import { JenkinsSource } from './JenkinsSource';

/** Names the job, or the folder of jobs, that builds an entity. */
const ANNOTATION = 'jenkins.io/job-full-name';

/**
 * Feeds the delivery backend from Jenkins.
 *
 * @public
 */
export const deliveryModuleJenkinsSource = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'jenkins',
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
        const connections = readJenkinsConfig(config);
        if (connections.length === 0) {
          logger.info(
            'No Jenkins is configured under delivery.sources.jenkins',
          );
        }
        for (const connection of connections) {
          const source = JenkinsSource.create(connection, {
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
