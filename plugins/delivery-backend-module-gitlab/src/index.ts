/**
 * Feeds the delivery backend from GitLab.
 *
 * @packageDocumentation
 */
export { deliveryModuleGitLabSource as default } from './module';
