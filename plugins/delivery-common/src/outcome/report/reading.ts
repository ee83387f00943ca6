import { z } from 'zod';

/** One figure of a measure, in its unit. @public */
export const readingSchema = z.object({ at: z.string(), value: z.number() });

/**
 * How a measure is read: `current`; `stale`, the last reading holds no longer;
 * `failing`, the last attempt failed; `empty`, nothing was read yet;
 * `unmetered`, no meter is declared; `foreign`, no module has that meter.
 *
 * @public
 */
export const meteringStates = [
  'current',
  'stale',
  'failing',
  'empty',
  'unmetered',
  'foreign',
] as const;

/** What is known of a measure, and how it is known. @public */
export const meteringSchema = z.object({
  state: z.enum(meteringStates),
  /** Type of the meter, like `prometheus` or `check-in`. */
  meter: z.string().optional(),
  /** What is wrong and what to do about it, where something is. */
  problem: z.string().optional(),
  /** Seconds that a reading holds: twice the interval of the meter. */
  holds: z.number(),
  /** How many readings there are. */
  n: z.number().int(),
  /** Times at which the readings before held no longer. */
  gaps: z.number().int(),
  latest: readingSchema.optional(),
  /** Oldest first; the last of every stretch where there are more than 400. */
  readings: z.array(readingSchema),
});

/** When a measure is expected at its target. @public */
export const outcomeForecastSchema = z.object({
  /**
   * `reached` already; `onTime` or `late` as it moves now; `notMoving`: not
   * towards the target, or so slowly that it takes more than ten years;
   * `tooFew` readings to say.
   */
  state: z.enum(['reached', 'onTime', 'late', 'notMoving', 'tooFew']),
  /** Readings it is concluded from. */
  n: z.number().int(),
  /** Readings it takes. */
  needs: z.number().int(),
  /** When it was reached, or is expected to be. */
  at: z.string().optional(),
  /** 95 % interval; an end that is absent is not bounded. */
  earliest: z.string().optional(),
  latest: z.string().optional(),
  /** Expected at the due day, in the unit of the measure. */
  valueWhenDue: z.number().optional(),
});

export type OutcomeReadingPoint = z.infer<typeof readingSchema>;
export type Metering = z.infer<typeof meteringSchema>;
export type OutcomeForecast = z.infer<typeof outcomeForecastSchema>;
