import { WEEK } from './instants';

/**
 * How far the whole history moves, so that it ends in the week before `now`.
 *
 * @remarks
 * Whole weeks only: weekdays, durations and therefore every elapsed figure
 * stay what they are. Never into the future.
 */
export function shiftTo(options: { last: number; now: number }): number {
  return Math.floor((options.now - options.last) / WEEK) * WEEK;
}
