import { z } from 'zod';
import { outcomeDurationSchema } from './duration';

/** How often a meter is read where an outcome does not say. @public */
export const DEFAULT_METER_EVERY = 'P1D';

/** Type of the meter that people read: figures are entered by hand. @public */
export const CHECK_IN_METER = 'check-in';

/**
 * Where the figures of a measure come from.
 *
 * @remarks
 * `type` names the meter; everything beside it and `every` are the settings of
 * that meter, which checks them itself: which meters there are is known where
 * modules are installed, not here.
 */
export const meterSchema = z.looseObject({
  type: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{0,62}$/,
      'is no type of meter; write it like prometheus or check-in',
    )
    .describe(
      'Which meter is read: check-in, or that of a module such as prometheus, http-json or sql',
    ),
  every: outcomeDurationSchema
    .optional()
    .describe(
      'How often it is read, an ISO 8601 duration; a reading holds for twice as long. Default: P1D',
    ),
});

/** Where the figures of a measure come from. @public */
export type OutcomeMeterDeclaration = z.infer<typeof meterSchema>;
