export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** Last instant that the bank recorded, before it is shifted: a Friday afternoon. */
export const HORIZON = Date.UTC(2026, 10, 20, 15, 30);

/** First instant of the recorded year. */
export const OPENING = HORIZON - 52 * WEEK;

/** Instants are recorded to the second, as GitHub does. */
export function wholeSecond(at: number): number {
  return Math.round(at / SECOND) * SECOND;
}
