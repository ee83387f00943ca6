/** Tells the time in epoch milliseconds, so that tests can. */
export type Clock = () => number;
