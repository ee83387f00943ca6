export { deliveryApiRef } from './deliveryApiRef';
export {
  isConflict,
  isForbidden,
  isNotFound,
  messageOf,
  statusOf,
} from './errors';
export { outcomeApiRef } from './outcomeApiRef';
export { patternApiRef } from './patternApiRef';
export { sessionOf } from './session';
export type { DeliverySession } from './session';
