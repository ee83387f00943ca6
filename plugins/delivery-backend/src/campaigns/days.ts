import { DAY, iso } from '../insight/window';

/** Days since 1970-01-01 of a day like `2027-03-31`, UTC. */
export function dayOf(text: string): number {
  return Date.parse(text) / DAY;
}

/** The day of an instant, UTC. */
export function dayAt(instant: number): number {
  return Math.floor(instant / DAY);
}

/** A day as `2027-03-31`. */
export function dayText(day: number): string {
  return iso(day * DAY).slice(0, 10);
}

/** The first instant after a day, epoch milliseconds. */
export function endOfDay(day: number): number {
  return (day + 1) * DAY;
}
