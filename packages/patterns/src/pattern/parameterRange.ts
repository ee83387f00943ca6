import { z } from 'zod';
import { functionSchema, parameterSchema, sentenceSchema } from './names';
import { rangeSchema } from './range';

const ownedSchema = z.strictObject({
  function: functionSchema.describe(
    'Who decides on values outside; one of spec.functions',
  ),
  schema: rangeSchema,
});
const freeSchema = z.strictObject({
  free: sentenceSchema.describe('Why every value is acceptable to everybody'),
});

/** Range of one parameter with its owner, or why it needs none. @public */
export const parameterRangeSchema = z.union([ownedSchema, freeSchema]);

/** See {@link parameterRangeSchema}. @public */
export type ParameterRange = z.infer<typeof parameterRangeSchema>;

/** Ranges by parameter. */
export const envelopeSchema = z
  .record(parameterSchema, parameterRangeSchema)
  .refine(
    ranges => Object.keys(ranges).length <= 200,
    'has more than 200 parameters; split the pattern',
  )
  .describe(
    'Ranges that the sign-offs cover, by parameter of the template. A parameter that is neither ranged nor free is outside',
  );
