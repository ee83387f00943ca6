export { deliveryApiRef } from './deliveryApiRef';
export { isForbidden, isNotFound, statusOf } from './errors';
export { sessionOf } from './session';
export type { DeliverySession } from './session';
