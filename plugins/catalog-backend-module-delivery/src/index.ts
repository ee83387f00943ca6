/**
 * Outcomes and environments of pods as catalog entities, and the rule that
 * patterns verify their sign-offs first.
 *
 * @packageDocumentation
 */
export { catalogModuleDelivery as default } from './module';
