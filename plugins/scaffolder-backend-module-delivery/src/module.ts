import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  scaffolderActionsExtensionPoint,
  scaffolderServiceRef,
} from '@backstage/plugin-scaffolder-node';
import { PatternReader } from '@delivery-stack/backstage-plugin-delivery-node';
import { createActivateEnvironmentAction } from './actions/activateEnvironment';
import { createAttestEnvironmentAction } from './actions/attestEnvironment';
import { createPublishDirectoryAction } from './actions/publishDirectory';
import { createVerifyPatternAction } from './actions/verifyPattern';
import { DirectoryPublisher } from './publish/DirectoryPublisher';
import { readPublishConfig } from './publish/readPublishConfig';
import { DeliveryBackend } from './verify/DeliveryBackend';
import { PatternUses } from './verify/PatternUses';
import { PatternVerifier } from './verify/PatternVerifier';

/**
 * Adds the actions that verify, attest, publish and activate environments.
 *
 * @public
 */
export const scaffolderModuleDelivery = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'delivery',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        reader: coreServices.urlReader,
        scaffolder: scaffolderServiceRef,
      },
      async init(deps) {
        const { actions, auth, catalog, config, discovery } = deps;
        const integrations = ScmIntegrations.fromConfig(config);
        const backend = DeliveryBackend.create({ auth, discovery });
        const uses = PatternUses.create({
          auth,
          catalog,
          integrations,
          reader: PatternReader.create({ reader: deps.reader, integrations }),
          scaffolder: deps.scaffolder,
        });
        const verifier = PatternVerifier.create({
          backend,
          uses,
          appUrl: config.getOptionalString('app.baseUrl'),
        });
        const publisher = DirectoryPublisher.create(readPublishConfig(config));
        actions.addActions(
          createVerifyPatternAction({ verifier }),
          createAttestEnvironmentAction({ verifier }),
          createPublishDirectoryAction({ publisher }),
          createActivateEnvironmentAction({ backend, verifier }),
        );
      },
    });
  },
});
