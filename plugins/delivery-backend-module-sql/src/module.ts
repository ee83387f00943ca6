import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { deliveryOutcomeMeterExtensionPoint } from '@delivery-stack/backstage-plugin-delivery-node';
import { readSqlConfig } from './config/readSqlConfig';
import { SqlMeter } from './SqlMeter';

/**
 * Reads measures of outcomes from databases, read-only.
 *
 * @public
 */
export const deliveryModuleSql = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'sql',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        meters: deliveryOutcomeMeterExtensionPoint,
      },
      async init({ config, lifecycle, logger, meters }) {
        const sql = readSqlConfig(config);
        if (sql.queries.length === 0) {
          logger.info('No query is configured under delivery.sql.queries');
        }
        const meter = SqlMeter.create(sql);
        lifecycle.addShutdownHook(() => meter.close());
        // Without queries as well: an outcome that names one is told where they are.
        meters.addMeter(meter);
      },
    });
  },
});
