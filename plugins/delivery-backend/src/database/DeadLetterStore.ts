/** What could not be stored as an event, and why. @public */
export interface DeadLetter {
  id: number;
  source: string;
  /** Epoch milliseconds. */
  received: number;
  reason: string;
  /** Persons replaced, cut to 8,000 characters. */
  body: string;
}

/**
 * Reads dead letters.
 *
 * @public
 */
export interface DeadLetterStore {
  /** The latest first; `before` is the id of the last one seen. */
  list(query: { limit: number; before?: number }): Promise<DeadLetter[]>;
}
