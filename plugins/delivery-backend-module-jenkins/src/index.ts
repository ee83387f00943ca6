/**
 * Feeds the delivery backend from Jenkins.
 *
 * @packageDocumentation
 */
export { deliveryModuleJenkinsSource as default } from './module';
