import { CostAnomaly } from '@delivery-stack/flow';

/** What outcomes ask of cost; the store of costs answers. Instants are epoch ms. */
export interface CostReader {
  /** Effective and billed cost of some entities, by currency, as decimal text. */
  spend(
    refs: readonly string[],
    window: { since: number; until: number },
  ): Promise<
    ReadonlyArray<{ currency: string; effective: string; billed: string }>
  >;
  /** By day, of one currency; days that no file covers are absent. */
  byDay(
    refs: readonly string[],
    window: { since: number; until: number },
    currency: string,
  ): Promise<ReadonlyArray<{ day: string; amount: string }>>;
  /** Where entities left the course of what they cost; those that cost nothing have none. */
  courses(refs: readonly string[]): Promise<
    ReadonlyArray<{
      entityRef: string;
      currency: string;
      /** First and last day that were watched; none: fewer than 35 days. */
      watched?: { from: string; until: string };
      anomalies: readonly CostAnomaly[];
    }>
  >;
  coverage(window: { since: number; until: number }): Promise<{
    /** Whether any source of cost is installed and configured. */
    connected: boolean;
    /** Last day that was delivered: `2027-03-31`. */
    through?: string;
    /** What belongs to no entity, by currency; `share` of all of it. */
    unmatched: ReadonlyArray<{
      currency: string;
      amount: string;
      share: number;
    }>;
  }>;
}
