import fc from 'fast-check';
import { Reading } from '../reading';

export const DAY = 86_400_000;

/** 2026-03-02T00:00:00Z, a Monday. */
export const START = Date.UTC(2026, 2, 2);

/** An instant in days after the start. */
export const day = (days: number) => START + days * DAY;

/** Readings at days after the start. */
export const readingsAt = (
  ...given: ReadonlyArray<readonly [number, number]>
): Reading[] => given.map(([days, value]) => ({ at: day(days), value }));

/** Daily readings of a course, the first at the start. */
export const daily = (days: number, course: (index: number) => number) =>
  Array.from({ length: days }, (_, index) => ({
    at: day(index),
    value: course(index),
  }));

/** Few values at few instants, so that they meet; every instant is even. */
export const readingsArbitrary: fc.Arbitrary<Reading[]> = fc.uniqueArray(
  fc.record({
    at: fc.nat(20).map(each => each * 2),
    value: fc.integer({ min: 0, max: 4 }),
  }),
  { selector: ({ at }) => at, maxLength: 12 },
);

/** The same readings in another order, some twice. */
export const shuffledArbitrary = (readings: Reading[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(readings, {
        minLength: readings.length,
        maxLength: readings.length,
      }),
      fc.shuffledSubarray(readings),
    )
    .map(([all, again]) => [...all, ...again]);
