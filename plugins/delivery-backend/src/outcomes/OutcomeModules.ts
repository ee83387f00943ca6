import {
  DeliveryReliabilityExtensionPoint,
  ReliabilityReader,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { OutcomeMeters } from './OutcomeMeters';
import { TicketQueries } from './TicketQueries';

/** What modules add to outcomes. @internal */
export class OutcomeModules implements DeliveryReliabilityExtensionPoint {
  readonly meters = OutcomeMeters.create();
  readonly queries = TicketQueries.create();
  #reader: ReliabilityReader | undefined;

  static create(): OutcomeModules {
    return new OutcomeModules();
  }

  private constructor() {}

  setReliabilityReader(reader: ReliabilityReader): void {
    if (this.#reader) {
      throw new Error(
        `Two modules evaluate reliability objectives: ${
          this.#reader.title
        } and ${reader.title}`,
      );
    }
    this.#reader = reader;
  }

  /** The reader of a module, once it registered. */
  readonly reliability = () => this.#reader;
}
