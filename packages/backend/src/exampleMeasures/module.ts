import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { bankMeasures } from '@delivery-stack/example-bank';
import { instantOf } from '../exampleBank/instantOf';
import { writeMeasures } from './writeMeasures';

/** The bank's own database, which the module of SQL reads. */
const DATABASE = 'delivery.sql.connections.bank.connection';

/** Writes the database that the measures of the bank's outcomes are counted in. */
export const exampleMeasuresModule = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'example-measures',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ config, logger }) {
        const file = config.getOptionalString(DATABASE);
        if (file === undefined) {
          logger.info(`No measures are written: ${DATABASE} names no file`);
          return;
        }
        const figures = bankMeasures({ now: instantOf(config) });
        await writeMeasures(file, figures);
        logger.info(`The bank counted ${figures.length} figures`);
      },
    });
  },
});
