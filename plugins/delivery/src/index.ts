/**
 * The delivery frontend plugin, for the new frontend system.
 *
 * @packageDocumentation
 */
export { deliveryPlugin as default } from './plugin';
export { deliveryApiRef, outcomeApiRef, patternApiRef } from './api';
