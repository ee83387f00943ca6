export type { EventSink, EventSinkResult } from './eventSink';
export type {
  DeliveryEventSourceExtensionPoint,
  EventSource,
  EventSourceContext,
} from './eventSource';
export { runUnits } from './runUnits';
export type { RunUnitsOptions } from './runUnits';
export type { SourceMemory } from './sourceMemory';
export type {
  SourceProblem,
  SourceProblemCode,
  SourceReporter,
} from './sourceReport';
export type {
  SourceWebhook,
  WebhookReading,
  WebhookRequest,
} from './sourceWebhook';
export type { SourceWish, SourceWishes } from './sourceWishes';
