import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { compileRules, Rules } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { DeliveryConfig, readDeliveryConfig } from './config';
import { createDatabaseStores } from './database/createDatabaseStores';
import { DatabasePersonKeyStore } from './database/DatabasePersonKeyStore';
import { DeliveryStores } from './database/DeliveryStores';
import { migrateDatabase } from './database/migrate';
import { DatabaseEventIngest } from './ingest/DatabaseEventIngest';
import { EventIngest } from './ingest/EventIngest';
import { Pseudonymiser } from './ingest/Pseudonymiser';
import { Clock } from './insight/Clock';

/**
 * Tells the plugin's time; tests install another one.
 *
 * @internal
 */
export const deliveryClockServiceRef = createServiceRef<Clock>({
  id: 'delivery.clock',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => () => Date.now(),
    }),
});

/** What the rest of the plugin is built on. @internal */
export interface DeliveryCore {
  config: DeliveryConfig;
  rules: Rules;
  knex: Knex;
  stores: DeliveryStores;
  ingest: EventIngest;
  clock: Clock;
  logger: LoggerService;
  /** Has a listener called whenever something new was stored. */
  onAccepted(listener: () => void): void;
}

/**
 * Configuration, migrated database and stores of the plugin.
 *
 * @internal
 */
export const deliveryCoreServiceRef = createServiceRef<DeliveryCore>({
  id: 'delivery.core',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        rootConfig: coreServices.rootConfig,
        database: coreServices.database,
        logger: coreServices.logger,
        clock: deliveryClockServiceRef,
      },
      async factory({
        rootConfig,
        database,
        clock,
        logger,
      }): Promise<DeliveryCore> {
        const config = readDeliveryConfig(rootConfig);
        const rules = compileRules(config);
        const knex = await database.getClient();
        if (!database.migrations?.skip) {
          await migrateDatabase(knex);
        }
        const keys = DatabasePersonKeyStore.create({ knex, clock });
        const { secret } = config.persons;
        const pseudonymiser = Pseudonymiser.create({ store: keys, secret });
        const listeners: Array<() => void> = [];
        return {
          config,
          rules,
          knex,
          stores: createDatabaseStores({ knex }),
          ingest: DatabaseEventIngest.create({
            knex,
            rules,
            pseudonymiser,
            clock,
            onAccepted: () => listeners.forEach(listener => listener()),
          }),
          clock,
          logger,
          onAccepted: listener => listeners.push(listener),
        };
      },
    }),
});
