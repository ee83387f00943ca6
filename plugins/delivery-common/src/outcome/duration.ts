import { z } from 'zod';

const SHAPE =
  /^P(?!$)(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,5})M)?)?)$/;
const SECONDS = [7 * 86_400, 86_400, 3_600, 60];

/**
 * Seconds of an ISO 8601 duration of weeks, days, hours and minutes.
 *
 * @remarks
 * Months and years have no fixed length and are `undefined`, like every text
 * that is no duration.
 *
 * @public
 */
export function outcomeSeconds(text: string): number | undefined {
  const parts = SHAPE.exec(text)?.slice(1);
  return parts?.reduce(
    (sum, part, index) => sum + Number(part ?? 0) * SECONDS[index],
    0,
  );
}

/** A duration of at least one minute, kept as it was written. */
export const outcomeDurationSchema = z
  .string()
  .max(30)
  .refine(
    text => (outcomeSeconds(text) ?? 0) > 0,
    'is no duration; write weeks, days or hours like P4W, P30D or PT36H (months and years have no fixed length)',
  )
  .meta({ examples: ['P14D', 'P8W'] });
