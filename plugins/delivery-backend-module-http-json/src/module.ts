import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { deliveryOutcomeMeterExtensionPoint } from '@delivery-stack/backstage-plugin-delivery-node';
import { readHttpJsonConfig } from './config/readHttpJsonConfig';
import { HttpJsonMeter } from './HttpJsonMeter';

/**
 * Reads measures of outcomes from JSON over HTTP.
 *
 * @public
 */
export const deliveryModuleHttpJson = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'http-json',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        meters: deliveryOutcomeMeterExtensionPoint,
      },
      async init({ config, logger, meters }) {
        const figures = readHttpJsonConfig(config);
        if (figures.length === 0) {
          logger.info('No figure is configured under delivery.httpJson');
        }
        // Without figures as well: an outcome that names one is told where they are.
        meters.addMeter(HttpJsonMeter.create(figures, { logger }));
      },
    });
  },
});
