import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import {
  OUTCOME_DOCUMENT_TYPE,
  PATTERN_DOCUMENT_TYPE,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { DeliveryBackend } from './DeliveryBackend';
import { DeliveryCollatorFactory } from './DeliveryCollatorFactory';
import { readSchedule } from './readSchedule';

/**
 * Brings outcomes and patterns into the search of Backstage.
 *
 * @public
 */
export const searchModuleDelivery = createBackendModule({
  pluginId: 'search',
  moduleId: 'delivery',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        registry: searchIndexRegistryExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, registry, scheduler }) {
        const backend = DeliveryBackend.create({ auth, discovery });
        const schedule = readSchedule(config);
        const collators = [
          {
            type: OUTCOME_DOCUMENT_TYPE,
            read: () => backend.outcomes(),
          },
          {
            type: PATTERN_DOCUMENT_TYPE,
            read: () => backend.patterns(),
          },
        ];
        for (const each of collators) {
          registry.addCollator({
            schedule: scheduler.createScheduledTaskRunner(schedule),
            factory: DeliveryCollatorFactory.create(each),
          });
        }
      },
    });
  },
});
