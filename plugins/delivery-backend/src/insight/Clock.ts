/** Tells the time, so that tests can. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };
