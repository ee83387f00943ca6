/** Milliseconds of a UTC day: days of sketches know no time zone. */
export const DAY = 86_400_000;

/** Days since 1970-01-01 UTC. */
export function dayOf(instant: number): number {
  return Math.floor(instant / DAY);
}

/** Such a day as `2027-03-31`. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The first instant after such a day, epoch milliseconds. */
export function endOfDay(day: number): number {
  return (day + 1) * DAY;
}
