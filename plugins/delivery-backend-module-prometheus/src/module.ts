import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  deliveryOutcomeMeterExtensionPoint,
  deliveryReliabilityExtensionPoint,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Connections } from './api/Connections';
import { readPrometheusConfig } from './config/readPrometheusConfig';
import { PrometheusMeter } from './meter/PrometheusMeter';
import { PrometheusReliability } from './reliability/PrometheusReliability';

/**
 * Reads measures of outcomes and error budgets from Prometheus.
 *
 * @public
 */
export const deliveryModulePrometheus = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'prometheus',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        meters: deliveryOutcomeMeterExtensionPoint,
        reliability: deliveryReliabilityExtensionPoint,
      },
      async init({ config, logger, meters, reliability }) {
        const configured = readPrometheusConfig(config);
        if (configured.length === 0) {
          logger.info('No Prometheus is configured under delivery.prometheus');
        }
        const connections = Connections.create(configured, { logger });
        meters.addMeter(PrometheusMeter.create(connections));
        reliability.setReliabilityReader(
          PrometheusReliability.create(connections),
        );
      },
    });
  },
});
