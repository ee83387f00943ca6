import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  DefaultGitlabCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  annotatedProjects,
  deliveryEventSourceExtensionPoint,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { readGitLabConfig } from './config/readGitLabConfig';
import { GitLabSource } from './GitLabSource';

/** Names the project that an entity is. */
const ANNOTATION = 'gitlab.com/project-slug';

/**
 * Feeds the delivery backend from GitLab.
 *
 * @public
 */
export const deliveryModuleGitLabSource = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'gitlab',
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
        const connections = readGitLabConfig(config);
        if (connections.length === 0) {
          logger.info(
            'No instance of GitLab is configured under delivery.sources.gitlab',
          );
          return;
        }
        const provider = DefaultGitlabCredentialsProvider.fromIntegrations(
          ScmIntegrations.fromConfig(config),
        );
        for (const connection of connections) {
          const source = GitLabSource.create(connection, {
            logger: logger.child({ source: connection.id }),
            credentials: async url =>
              (await provider.getCredentials({ url })).headers,
            annotated: () =>
              annotatedProjects({ annotation: ANNOTATION, catalog, auth }),
          });
          sources.addEventSource(source);
        }
      },
    });
  },
});
