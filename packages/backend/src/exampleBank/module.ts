import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { deliveryEventSourceExtensionPoint } from '@delivery-stack/backstage-plugin-delivery-node';
import { readingConfigOf } from '@delivery-stack/example-bank';
import { ExampleBankSource } from './ExampleBankSource';
import { instantOf } from './instantOf';

/** False where the bank's tools are polled instead: `npm run live`. */
const ENABLED = 'delivery.sources.exampleBank.enabled';

/** Feeds the delivery backend with the example bank. */
export const exampleBankModule = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'example-bank',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        sources: deliveryEventSourceExtensionPoint,
      },
      async init({ config, logger, sources }) {
        if (config.getOptionalBoolean(ENABLED) === false) {
          logger.info('The example bank is left to the tools that are polled');
          return;
        }
        const source = ExampleBankSource.create({
          config: readingConfigOf(config.getOptional('delivery')),
          now: instantOf(config),
          logger,
        });
        sources.addEventSource(source);
      },
    });
  },
});
