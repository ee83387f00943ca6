/** Milliseconds of a UTC day: days of sketches know no time zone. */
export const DAY = 86_400_000;

/** Days since 1970-01-01 UTC. */
export function dayOf(instant: number): number {
  return Math.floor(instant / DAY);
}
