import {
  LoggerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { EventSink } from './eventSink';
import { SourceMemory } from './sourceMemory';
import { SourceReporter } from './sourceReport';
import { SourceWebhook } from './sourceWebhook';
import { SourceWishes } from './sourceWishes';

/** What a source may use while it runs. @public */
export interface EventSourceContext {
  /** Fires when the backend stops, or the schedule's timeout is over. */
  signal: AbortSignal;
  /** Where events go. */
  sink: EventSink;
  /** What the source remembers from run to run: cursors, ETags. */
  memory: SourceMemory;
  /** What webhooks asked to be fetched anew. */
  wishes: SourceWishes;
  /** Tells people how the run goes. */
  report: SourceReporter;
  logger: LoggerService;
}

/**
 * A system that delivery events are fetched from.
 *
 * @remarks
 * `run` is called on the schedule, on one replica at a time. It fetches from
 * where it stopped, hands over in order, and moves its cursor only after
 * `sink` resolved, so that a crash repeats and never loses. It throws when it
 * cannot go on: the failure is shown in the Sources view, and the next run
 * tries again.
 *
 * @public
 */
export interface EventSource {
  /** Unique and stable: names the scheduled task and the webhook's path. Kebab case. */
  id: string;
  /** What people read. */
  title: string;
  /** Product that it fetches from: `github`, `jira` … */
  vendor?: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
  run(context: EventSourceContext): Promise<void>;
  /** Absent where the source is not told of what happens. */
  webhook?: SourceWebhook;
}

/** Takes the event sources of modules. @public */
export interface DeliveryEventSourceExtensionPoint {
  /** Registers a source; two of the same id are an error. */
  addEventSource(source: EventSource): void;
}
