import { Knex } from 'knex';
import { DatabaseDeadLetterStore } from './DatabaseDeadLetterStore';
import { DatabaseDeliveryFigureStore } from './DatabaseDeliveryFigureStore';
import { DatabaseEntityStore } from './DatabaseEntityStore';
import { DatabaseEventStore } from './DatabaseEventStore';
import { DatabaseGateStore } from './DatabaseGateStore';
import { DatabaseJourneyFigureStore } from './DatabaseJourneyFigureStore';
import { DatabaseJourneyStore } from './DatabaseJourneyStore';
import { DatabaseProjectionStore } from './DatabaseProjectionStore';
import { DatabaseSketchStore } from './DatabaseSketchStore';
import { DatabaseSourceRunStore } from './DatabaseSourceRunStore';
import { DeliveryStores } from './DeliveryStores';

/** Makes every store that reads from the plugin's database. */
export function createDatabaseStores(options: { knex: Knex }): DeliveryStores {
  return {
    journeys: DatabaseJourneyStore.create(options),
    journeyFigures: DatabaseJourneyFigureStore.create(options),
    gates: DatabaseGateStore.create(options),
    sketches: DatabaseSketchStore.create(options),
    entities: DatabaseEntityStore.create(options),
    events: DatabaseEventStore.create(options),
    deadLetters: DatabaseDeadLetterStore.create(options),
    projection: DatabaseProjectionStore.create(options),
    delivery: DatabaseDeliveryFigureStore.create(options),
    sourceRuns: DatabaseSourceRunStore.create(options),
  };
}
