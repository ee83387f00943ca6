import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { deliveryEventSourceExtensionPoint } from '@delivery-stack/backstage-plugin-delivery-node';
import { readingConfigOf } from '@delivery-stack/example-bank';
import { ExampleBankSource } from './ExampleBankSource';

/** Pins the record to a day; needed where the database outlives a week. */
const AS_OF = 'delivery.sources.exampleBank.asOf';

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
          now: instantOf(config.getOptionalString(AS_OF)),
          logger,
        });
        sources.addEventSource(source);
      },
    });
  },
});

function instantOf(text: string | undefined): number {
  const instant = text === undefined ? Date.now() : Date.parse(text);
  if (Number.isNaN(instant)) {
    throw new InputError(
      `${AS_OF} is '${text}', which is no date; write it like 2026-11-21`,
    );
  }
  return instant;
}
