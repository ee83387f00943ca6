import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { OutcomeContributionProcessor } from './OutcomeContributionProcessor';
import { OutcomeProcessor } from './OutcomeProcessor';
import { PodEnvironmentProcessor } from './PodEnvironmentProcessor';
import { PodEnvironmentProvider } from './PodEnvironmentProvider';
import { PodEnvironmentTemplateProcessor } from './PodEnvironmentTemplateProcessor';
import { readSchedule } from './readSchedule';

/**
 * Brings outcomes and environments of pods into the catalog, and refuses
 * patterns that do not verify their sign-offs.
 *
 * @public
 */
export const catalogModuleDelivery = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'delivery',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, discovery, logger, scheduler }) {
        const taskRunner = scheduler.createScheduledTaskRunner(
          readSchedule(config),
        );
        catalog.addEntityProvider(
          PodEnvironmentProvider.create({
            auth,
            discovery,
            logger,
            taskRunner,
          }),
        );
        catalog.addProcessor(new PodEnvironmentProcessor());
        catalog.addProcessor(new PodEnvironmentTemplateProcessor());
        catalog.addProcessor(OutcomeProcessor.fromConfig(config));
        catalog.addProcessor(new OutcomeContributionProcessor());
      },
    });
  },
});
