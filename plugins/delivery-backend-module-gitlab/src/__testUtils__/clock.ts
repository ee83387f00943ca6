export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const MONDAY = Date.parse('2026-03-02T09:00:00Z');

/** As the API writes an instant. */
export const iso = (at: number) => new Date(at).toISOString();

/** As webhooks write it: to the second. */
export const hookTime = (at: number) =>
  `${iso(at).slice(0, 19).replace('T', ' ')} UTC`;
