import { JourneySummary } from '@delivery-stack/backstage-plugin-delivery-common';

/** Seconds by kind of time; they add up to the elapsed time. */
export type KindSeconds = JourneySummary['byKind'];

/** No time at all. */
export const NO_SECONDS: KindSeconds = {
  work: 0,
  processing: 0,
  return: 0,
  queue: 0,
  timer: 0,
  unaccounted: 0,
};

/** All kinds together. */
export function sumKinds(seconds: KindSeconds): number {
  return Object.values(seconds).reduce((sum, value) => sum + value, 0);
}
