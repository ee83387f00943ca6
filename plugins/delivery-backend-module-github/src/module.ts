import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  annotatedProjects,
  deliveryEventSourceExtensionPoint,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { readGitHubConfig } from './config/readGitHubConfig';
import { GitHubSource } from './GitHubSource';

/** Names the repository that an entity is. */
const ANNOTATION = 'github.com/project-slug';

/**
 * Feeds the delivery backend from GitHub.
 *
 * @public
 */
export const deliveryModuleGitHubSource = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'github',
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
        const connections = readGitHubConfig(config);
        if (connections.length === 0) {
          logger.info(
            'No host of GitHub is configured under delivery.sources.github',
          );
          return;
        }
        const provider = DefaultGithubCredentialsProvider.fromIntegrations(
          ScmIntegrations.fromConfig(config),
        );
        for (const connection of connections) {
          const source = GitHubSource.create(connection, {
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
