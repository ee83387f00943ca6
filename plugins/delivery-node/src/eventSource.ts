import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { CdEvent } from '@delivery-stack/flow';

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
 * When the promise resolves, the events are stored, and a cursor may move.
 * Handing the same events over again is harmless.
 *
 * @public
 */
export interface EventSink {
  ingest(
    events: Iterable<CdEvent> | AsyncIterable<CdEvent>,
  ): Promise<EventSinkResult>;
}

/** What a source may use while it runs. @public */
export interface EventSourceContext {
  /** Fires when the backend stops, or the schedule's timeout is over. */
  signal: AbortSignal;
  sink: EventSink;
}

/**
 * A system that delivery events are fetched from.
 *
 * @remarks
 * `run` is called on the schedule, on one replica at a time. It should fetch
 * from where it stopped, hand over in order, and throw when it cannot: the
 * failure is logged and the next run tries again.
 *
 * @public
 */
export interface EventSource {
  /** Unique and stable: names the scheduled task. Kebab case. */
  id: string;
  /** What people read. */
  title: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
  run(context: EventSourceContext): Promise<void>;
}

/** Takes the event sources of modules. @public */
export interface DeliveryEventSourceExtensionPoint {
  /** Registers a source; two of the same id are an error. */
  addEventSource(source: EventSource): void;
}
