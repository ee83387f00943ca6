import { IngestResult } from '@delivery-stack/backstage-plugin-delivery-common';

/**
 * Takes events in: the only door to the store.
 *
 * @remarks
 * Validates, replaces persons, stores everything of a call in one transaction
 * and marks what has to be projected. Idempotent: sending the same again, or
 * half of it, changes nothing. What cannot be stored becomes a dead letter.
 *
 * @public
 */
export interface EventIngest {
  /**
   * Accepts up to {@link mostEvents} events.
   *
   * @param events - CDEvents bodies, as parsed from JSON; anything may come.
   * @param options - `origin` names the door for dead letters without a
   *   source of their own, e.g. `POST /events`.
   * @throws InputError if there are more than {@link mostEvents}.
   */
  accept(
    events: readonly unknown[],
    options: { origin: string },
  ): Promise<IngestResult>;
}

/**
 * The most events that one call of {@link EventIngest.accept} takes.
 *
 * @remarks The most that `delivery.ingest.maxBatch` can be set to; sources hand over 500.
 * @public
 */
export const mostEvents = 5_000;
