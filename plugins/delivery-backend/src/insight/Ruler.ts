/**
 * Measures how long something took: elapsed, or in working time.
 *
 * @remarks Gates count on their own calendar, journeys on the default one.
 */
export interface Ruler {
  readonly calendar: 'elapsed' | 'working';
  /** Milliseconds between two instants, for a gate or for a journey. */
  between(from: number, to: number, gate?: string): number;
  /** A finished stay; `working` is what the projection has computed. */
  finished(
    stay: { from: number; to: number; working?: number },
    gate?: string,
  ): number;
}

/** Counts every hour. */
export const elapsedRuler: Ruler = {
  calendar: 'elapsed',
  between: (from, to) => Math.max(0, to - from),
  finished: ({ from, to }) => Math.max(0, to - from),
};
