/**
 * Trials: the real delivery backend with a module, against replayed vendors.
 *
 * @packageDocumentation
 */
export { atRequest } from './atRequest';
export { describeTrials } from './describeTrials';
export { itWithstandsFaults } from './faultTrial';
export type { FaultTrial } from './faultTrial';
export type { Figures } from './figures';
export { itSurvivesKills } from './killTrial';
export type { KillTrial } from './killTrial';
export type { LastingDatabase } from './openLasting';
export { storedEvents } from './storedEvents';
export { Trial } from './Trial';
export type { TrialOptions } from './Trial';
export type { TrialBench, Undisturbed } from './TrialBench';
export type { Served, TrialSubject } from './TrialSubject';
export { itTakesWebhooks } from './webhookTrial';
export type { WebhookTrial } from './webhookTrial';
