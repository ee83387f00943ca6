export { Absences } from './Absences';
export { concernsOne, concernsTheRun } from './concerns';
export type { EventSink, EventSinkResult } from './eventSink';
export type {
  DeliveryEventSourceExtensionPoint,
  EventSource,
  EventSourceContext,
} from './eventSource';
export { Cursor } from './Cursor';
export type { Passed } from './Cursor';
export { fulfilWishes } from './fulfilWishes';
export { ifThere } from './ifThere';
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
