/**
 * Reads cost from FOCUS files.
 *
 * @packageDocumentation
 */
export { deliveryModuleFocus as default } from './module';
