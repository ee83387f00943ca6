import { JsonValue } from '@backstage/types';
import { z } from 'zod';

/** Epoch numbers below are seconds: as milliseconds they would lie before March 1973. */
const FIRST_IN_MILLISECONDS = 100_000_000_000;
/** Furthest from 1970 that a date can be, milliseconds. */
const FURTHEST = 8_640_000_000_000_000;

const written = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

/**
 * Reads an instant, epoch milliseconds: ISO 8601 with a zone, a day (its
 * beginning in UTC), or epoch milliseconds or seconds.
 *
 * @returns Undefined where it is none of these. A time without a zone is not
 * guessed.
 */
export function instantOf(value: JsonValue): number | undefined {
  if (typeof value === 'number') {
    const ms = Math.round(
      Math.abs(value) < FIRST_IN_MILLISECONDS ? value * 1_000 : value,
    );
    return Math.abs(ms) <= FURTHEST ? ms : undefined;
  }
  return typeof value === 'string' && written.safeParse(value).success
    ? Date.parse(value)
    : undefined;
}
