import { DeadLetterStore } from './DeadLetterStore';
import { DeliveryFigureStore } from './DeliveryFigureStore';
import { EntityStore } from './EntityStore';
import { EventStore } from './EventStore';
import { GateStore } from './GateStore';
import { JourneyFigureStore } from './JourneyFigureStore';
import { JourneyStore } from './JourneyStore';
import { ProjectionStore } from './ProjectionStore';
import { SketchStore } from './SketchStore';
import { SourceRunStore } from './SourceRunStore';

/**
 * Everything that insight services read, one store per table family.
 *
 * @remarks
 * `createDatabaseStores({ knex })` makes them; services take the ones they
 * need, never the whole.
 *
 * @public
 */
export interface DeliveryStores {
  journeys: JourneyStore;
  journeyFigures: JourneyFigureStore;
  gates: GateStore;
  sketches: SketchStore;
  entities: EntityStore;
  events: EventStore;
  deadLetters: DeadLetterStore;
  projection: ProjectionStore;
  delivery: DeliveryFigureStore;
  sourceRuns: SourceRunStore;
}
