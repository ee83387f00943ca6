import { DaySpend } from '../spendByDay';

/** Numbers in (0, 1) that are the same for the same seed (Numerical Recipes). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}

/** Standard normal numbers (Box, Muller 1958). */
export function normal(seed: number): () => number {
  const next = uniform(seed);
  // The first numbers of neighbouring seeds resemble each other.
  Array.from({ length: 20 }, next);
  return () =>
    Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}

/** Monday to Sunday: weekends cost a fifth. */
const WEEK = [1, 1.1, 1.2, 1.1, 1, 0.2, 0.2];
const MONDAY = Date.UTC(2026, 5, 1);

/** The day after so many days, the first a Monday: 2026-06-01. */
export const dayAfter = (days: number) =>
  new Date(MONDAY + days * 86_400_000).toISOString().slice(0, 10);

/** Days that cost a hundred times the weekday, times a factor. */
export const weeklySpend = (
  days: number,
  factor: (index: number) => number = () => 1,
): DaySpend[] =>
  Array.from({ length: days }, (_, index) => ({
    day: dayAfter(index),
    amount: (100 * WEEK[index % 7] * factor(index)).toFixed(4),
  }));
