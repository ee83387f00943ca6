import { CdEvent } from '@delivery-stack/flow';
import { Adaptation } from '@delivery-stack/flow/adapters';

/** What became of the events that a source handed over. @public */
export interface EventSinkResult {
  accepted: number;
  duplicate: number;
  conflicting: number;
  rejected: number;
}

/**
 * Where a source hands its events over.
 *
 * @remarks
 * When a promise resolves, the events are stored, and a cursor may move.
 * Handing the same events over again is harmless.
 *
 * @public
 */
export interface EventSink {
  ingest(
    events: Iterable<CdEvent> | AsyncIterable<CdEvent>,
  ): Promise<EventSinkResult>;
  /**
   * Stores what adapters made of payloads that belong together.
   *
   * @remarks
   * Decisions without a time are joined to the waits handed over with them, so
   * give all answers about one subject at once. What was not recognised counts
   * as rejected and is shown with its reason; what is deliberately not used
   * counts as ignored.
   */
  adapt(adaptations: Iterable<Adaptation>): Promise<EventSinkResult>;
}
