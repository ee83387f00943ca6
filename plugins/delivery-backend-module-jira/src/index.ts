/**
 * Feeds the delivery backend from Jira, Cloud and Data Center.
 *
 * @packageDocumentation
 */
export { deliveryModuleJiraSource as default } from './module';
