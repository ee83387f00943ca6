/**
 * Reads measures of outcomes from databases, read-only.
 *
 * @packageDocumentation
 */
export { deliveryModuleSql as default } from './module';
