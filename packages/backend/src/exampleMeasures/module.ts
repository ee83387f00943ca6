import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  bankCharges,
  bankMeasures,
  focusFiles,
} from '@delivery-stack/example-bank';
import { instantOf } from '../exampleBank/instantOf';
import { writeCharges } from './writeCharges';
import { writeMeasures } from './writeMeasures';

/** The bank's own database, which the module of SQL reads. */
const DATABASE = 'delivery.sql.connections.bank.connection';

/** Where its cloud puts what it charges, which the module of FOCUS files reads. */
const CHARGES = 'delivery.focus.bank.location';

/** Writes what the outcomes of the bank are counted in, and what it is charged. */
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
        const now = instantOf(config);
        const file = config.getOptionalString(DATABASE);
        const folder = config.getOptionalString(CHARGES);
        if (file !== undefined) {
          const figures = bankMeasures({ now });
          await writeMeasures(file, figures);
          logger.info(`The bank counted ${figures.length} figures`);
        }
        if (folder !== undefined) {
          const charges = bankCharges({ now });
          await writeCharges(folder, focusFiles(charges));
          logger.info(`The bank was charged ${charges.length} times`);
        }
      },
    });
  },
});
