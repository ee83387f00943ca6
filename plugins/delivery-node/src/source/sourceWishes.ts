/**
 * What webhooks asked to be fetched anew, by key.
 *
 * @remarks
 * A webhook that only says _that_ something changed leaves a wish; the next
 * run, which starts at once, fetches it. A wish outlives a crash: it goes when
 * `fulfilled` is called. The same key asked for again while it is being
 * fetched stays.
 *
 * @public
 */
export interface SourceWishes {
  /** The oldest wishes, at most `limit` (default 500). */
  pending(limit?: number): Promise<SourceWish[]>;
  fulfilled(wish: SourceWish): Promise<void>;
}

/** See {@link SourceWishes}. @public */
export interface SourceWish {
  /** What to fetch, in the source's own words: `bank/ledger/runs/12`. */
  key: string;
  /** Tells one asking from the next. */
  version: number;
}
