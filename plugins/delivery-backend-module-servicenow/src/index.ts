/**
 * Feeds the delivery backend from ServiceNow.
 *
 * @packageDocumentation
 */
export { deliveryModuleServiceNowSource as default } from './module';
