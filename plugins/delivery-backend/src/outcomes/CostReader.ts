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
