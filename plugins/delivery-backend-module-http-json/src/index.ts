/**
 * Reads measures of outcomes from JSON over HTTP.
 *
 * @packageDocumentation
 */
export { deliveryModuleHttpJson as default } from './module';
