/**
 * Feeds the delivery backend from GitHub.
 *
 * @packageDocumentation
 */
export { deliveryModuleGitHubSource as default } from './module';
