import { HumanDuration } from '@backstage/types';
import { Duration } from 'luxon';
import { z } from 'zod';

const units = [
  'years',
  'months',
  'weeks',
  'days',
  'hours',
  'minutes',
  'seconds',
  'milliseconds',
] as const;

const unitsSchema = z
  .partialRecord(z.enum(units), z.number().min(0))
  .refine(value => Object.values(value).some(amount => amount > 0), {
    message: 'is not a duration; write it like { days: 3 }',
  });

/**
 * A positive duration, as ISO 8601 text or as units: `P3D` or `{ days: 3 }`.
 *
 * @internal
 */
export const humanDurationSchema = z.union([
  z.string().transform((text, context): HumanDuration => {
    const duration = Duration.fromISO(text);
    if (!duration.isValid || !(duration.toMillis() > 0)) {
      context.addIssue({
        code: 'custom',
        message: `'${text}' is not a duration; write it like PT24H or P3D`,
      });
      return z.NEVER;
    }
    return duration.toObject();
  }),
  unitsSchema.transform((value): HumanDuration => value),
]);
