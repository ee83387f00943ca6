import { tmpdir } from 'node:os';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { deliveryCostSourceExtensionPoint } from '@delivery-stack/backstage-plugin-delivery-node';
import { readFocusConfig } from './config/readFocusConfig';
import { FocusSource } from './FocusSource';

/**
 * Reads cost from FOCUS files.
 *
 * @public
 */
export const deliveryModuleFocus = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'focus',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        reader: coreServices.urlReader,
        costs: deliveryCostSourceExtensionPoint,
      },
      async init({ config, logger, reader, costs }) {
        const sources = readFocusConfig(config);
        if (sources.length === 0) {
          logger.info('No source is configured under delivery.focus');
        }
        const directory =
          config.getOptionalString('backend.workingDirectory') ?? tmpdir();
        for (const source of sources) {
          costs.addCostSource(
            FocusSource.create(source, { reader, directory }),
          );
        }
      },
    });
  },
});
