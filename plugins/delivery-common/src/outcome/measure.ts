import { z } from 'zod';
import { outcomeDurationSchema } from './duration';
import { meterSchema } from './meter';
import { daySchema, lineSchema } from './texts';

const nameSchema = lineSchema(200).describe('What is measured, for people');

const unitSchema = lineSchema(40).describe(
  'Unit of every figure of the measure: %, EUR a month, minutes, customers',
);

const directionSchema = z
  .enum(['up', 'down'])
  .describe('Whether more is better (up) or less (down)');

/** What the result is read from; figures are in its unit. */
export const outcomeMeasureSchema = z.strictObject({
  name: nameSchema,
  unit: unitSchema,
  direction: directionSchema,
  baseline: z
    .number()
    .describe('Figure before anything was done, in the unit of the measure'),
  target: z
    .number()
    .describe('Figure to be reached, in the unit of the measure'),
  due: daySchema.describe(
    'Day until whose end the target is to be reached: 2027-03-31',
  ),
  meter: meterSchema
    .optional()
    .describe('Where the figures come from; without one, nothing is measured'),
});

/** When what was delivered counts as adopted. */
export const adoptionSchema = z.strictObject({
  threshold: z
    .number()
    .describe('Figure that has to be crossed, in the unit of its measure'),
  stays: outcomeDurationSchema.describe(
    'How long it has to stay across, an ISO 8601 duration: P14D',
  ),
  measure: z
    .strictObject({
      name: nameSchema,
      unit: unitSchema,
      direction: directionSchema,
      meter: meterSchema
        .optional()
        .describe(
          'Where the figures come from; without one, nothing is measured',
        ),
    })
    .optional()
    .describe(
      'What adoption is read from; default: the measure of the outcome',
    ),
});

/** What the result of an outcome is read from. @public */
export type OutcomeMeasure = z.infer<typeof outcomeMeasureSchema>;

/** When an increment of an outcome counts as adopted. @public */
export type OutcomeAdoption = z.infer<typeof adoptionSchema>;

/** Whether a figure lies beyond another in the direction that is better. */
export function isBeyond(
  direction: OutcomeMeasure['direction'],
  figure: number,
  than: number,
): boolean {
  return direction === 'up' ? figure > than : figure < than;
}
