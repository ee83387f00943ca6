/**
 * Actions of pre-approved environments for the scaffolder.
 *
 * @packageDocumentation
 */
export { scaffolderModuleDelivery as default } from './module';
