import { Duration } from 'luxon';
import { z } from 'zod';

/**
 * An ISO 8601 duration such as `PT24H`, read as milliseconds.
 *
 * @public
 */
export const isoDurationSchema = z.string().transform((text, context) => {
  const duration = Duration.fromISO(text);
  const milliseconds = duration.toMillis();
  if (!duration.isValid || !(milliseconds >= 0)) {
    context.addIssue({
      code: 'custom',
      message: `'${text}' is not an ISO 8601 duration; write it like PT24H or P3D`,
    });
    return z.NEVER;
  }
  return milliseconds;
});

/** Elapsed by default; working time where it is said. @public */
export const targetSchema = z.union([
  isoDurationSchema.transform(elapsed => ({ elapsed })),
  z.object({ working: isoDurationSchema }).strict(),
]);
