/**
 * Feeds the delivery backend from Azure DevOps.
 *
 * @packageDocumentation
 */
export { deliveryModuleAzureDevOpsSource as default } from './module';
