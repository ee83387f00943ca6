import { z } from 'zod';

const SHAPE =
  /^P(?!$)(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,5})M)?)?)$/;
const MINUTE = 60_000;

/**
 * Milliseconds of an ISO 8601 duration of weeks, days, hours and minutes.
 *
 * @remarks
 * Months and years are refused: how long they are depends on when they begin,
 * and two readers must not disagree on when a sign-off ends.
 *
 * @public
 */
export function durationMs(text: string): number | undefined {
  const found = SHAPE.exec(text);
  if (!found) {
    return undefined;
  }
  const [weeks, days, hours, minutes] = found
    .slice(1)
    .map(part => Number(part ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * MINUTE;
}

/** A duration of at least one minute, kept as it was written. */
export const durationSchema = z
  .string()
  .max(30)
  .refine(
    text => (durationMs(text) ?? 0) > 0,
    'is no duration; write days, weeks or hours like P180D, P26W or PT36H (months and years have no fixed length)',
  );
