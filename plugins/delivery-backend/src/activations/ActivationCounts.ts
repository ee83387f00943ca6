import { ActivationClock } from '@delivery-stack/backstage-plugin-delivery-common';

/** How often a pattern was used, and how long that took. @internal */
export interface ActivationCount {
  environments: number;
  clock: ActivationClock;
}

/** What patterns have to know about their activations. @internal */
export interface ActivationCounts {
  /** By entity ref of the template; those that were never used are left out. */
  countsOf(
    patterns: readonly string[],
  ): Promise<ReadonlyMap<string, ActivationCount>>;
  /** Of all patterns, for one owner. */
  countOfOwner(owner: string): Promise<ActivationCount>;
}
