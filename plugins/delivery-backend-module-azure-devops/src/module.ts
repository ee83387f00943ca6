import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  DefaultAzureDevOpsCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  annotatedProjects,
  deliveryEventSourceExtensionPoint,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { AzureDevOpsSource } from './AzureDevOpsSource';
import { readAzureDevOpsConfig } from './config/readAzureDevOpsConfig';

/** Names the repository that an entity is. */
const ANNOTATION = 'dev.azure.com/project-repo';

/**
 * Feeds the delivery backend from Azure DevOps.
 *
 * @public
 */
export const deliveryModuleAzureDevOpsSource = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'azure-devops',
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
        const connections = readAzureDevOpsConfig(config);
        if (connections.length === 0) {
          logger.info(
            'No organization of Azure DevOps is configured under delivery.sources.azureDevOps',
          );
          return;
        }
        const provider = DefaultAzureDevOpsCredentialsProvider.fromIntegrations(
          ScmIntegrations.fromConfig(config),
        );
        for (const connection of connections) {
          const source = AzureDevOpsSource.create(connection, {
            logger: logger.child({ source: connection.id }),
            credentials: async url =>
              (await provider.getCredentials({ url }))?.headers,
            annotated: () =>
              annotatedProjects({ annotation: ANNOTATION, catalog, auth }),
          });
          sources.addEventSource(source);
        }
      },
    });
  },
});
