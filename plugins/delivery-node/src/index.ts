/**
 * Extension points of the delivery backend.
 *
 * @packageDocumentation
 */
export type {
  DeliveryEventSourceExtensionPoint,
  EventSink,
  EventSinkResult,
  EventSource,
  EventSourceContext,
} from './eventSource';
export { deliveryEventSourceExtensionPoint } from './extensionPoints';
