/**
 * Outcomes and patterns in the search of Backstage.
 *
 * @packageDocumentation
 */
export { searchModuleDelivery as default } from './module';
