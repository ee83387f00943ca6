/**
 * Trials: the real delivery backend with a module, against replayed vendors.
 *
 * @packageDocumentation
 */
export type { Figures } from './figures';
export { openLasting } from './openLasting';
export type { LastingDatabase } from './openLasting';
export { runKilled } from './runKilled';
export type { KilledOptions } from './runKilled';
export { Trial } from './Trial';
export type { TrialOptions } from './Trial';
