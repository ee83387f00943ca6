import { z } from 'zod';
import { constraintsSchema } from './constraints';
import { outcomeDurationSchema } from './duration';
import { initiativeSchema } from './initiative';
import { adoptionSchema, isBeyond, outcomeMeasureSchema } from './measure';
import {
  contributorKinds,
  OUTCOME_API_VERSION,
  OUTCOME_KIND,
} from './relations';
import { refSchema } from './refs';
import { amountSchema, currencySchema, lineSchema } from './texts';

const functionSchema = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_-]{0,62}$/,
    'is no name of a function; write it as in delivery.functions, like security',
  )
  .refine(
    name => name !== 'unowned',
    'nobody answers for unowned; name the function that does',
  );

/** What an outcome declares. @public */
export const outcomeSpecSchema = z
  .strictObject({
    type: lineSchema(63)
      .optional()
      .describe('Free, to group outcomes by: growth, efficiency, risk'),
    statement: lineSchema(500).describe(
      'The result, in a sentence that whoever uses it would say',
    ),
    owner: refSchema(['group', 'user']).describe(
      'Who answers for the result: an entity ref like group:default/name',
    ),
    domain: refSchema(['domain'])
      .optional()
      .describe('Domain that the outcome is a part of'),
    contributors: z
      .array(refSchema(contributorKinds))
      .max(500)
      .optional()
      .describe(
        'Components, systems, domains or groups that contribute; they may also say so themselves, by the annotation delivery-stack.dev/outcome',
      ),
    initiative: initiativeSchema
      .optional()
      .describe('The tickets that it is worked on in'),
    measure: outcomeMeasureSchema.describe('What the result is read from'),
    adoption: adoptionSchema
      .optional()
      .describe(
        'When what was delivered counts as adopted; without it there is no time-to-value',
      ),
    timeToValue: z
      .strictObject({
        target: outcomeDurationSchema.describe(
          'Longest time from need to adopted, an ISO 8601 duration: P60D',
        ),
      })
      .optional()
      .describe('How fast an increment is to be adopted'),
    constraints: constraintsSchema
      .optional()
      .describe('What must hold meanwhile'),
    functions: z
      .array(functionSchema)
      .max(50)
      .optional()
      .describe('Accountable functions, as in delivery.functions'),
    costOfDelay: z
      .strictObject({
        amount: amountSchema.describe(
          'What is lost while the result is not there',
        ),
        currency: currencySchema,
        per: z.enum(['day', 'week', 'month']),
      })
      .optional()
      .describe('What waiting costs'),
  })
  .superRefine(({ measure, adoption }, context) => {
    const { direction, baseline, target } = measure;
    if (target === baseline) {
      context.addIssue({
        code: 'custom',
        path: ['measure', 'target'],
        message: `is the baseline, ${baseline}; write what is to be reached`,
      });
    } else if (!isBeyond(direction, target, baseline)) {
      const other = direction === 'up' ? 'down' : 'up';
      context.addIssue({
        code: 'custom',
        path: ['measure', 'direction'],
        message: `is ${direction}, but from ${baseline} to ${target} is ${other}; write ${other}, or exchange baseline and target`,
      });
    }
    if (
      adoption &&
      !adoption.measure &&
      !isBeyond(direction, adoption.threshold, baseline)
    ) {
      context.addIssue({
        code: 'custom',
        path: ['adoption', 'threshold'],
        message: `is crossed by the baseline already; write a figure that is ${
          direction === 'up' ? 'above' : 'below'
        } ${baseline}`,
      });
    }
  });

/**
 * An outcome as a file, and as the catalog has it.
 *
 * @remarks
 * Metadata and whatever else is beside the spec are those of every entity: the
 * catalog checks them.
 *
 * @public
 */
export const outcomeSchema = z.looseObject({
  apiVersion: z.literal(OUTCOME_API_VERSION),
  kind: z.literal(OUTCOME_KIND),
  metadata: z
    .looseObject({
      name: z
        .string()
        .describe('Up to 63 letters and digits, with - _ or . between them'),
      title: z.string().optional(),
      description: z.string().optional(),
    })
    .describe('As of every entity of the catalog'),
  spec: outcomeSpecSchema,
});

/** The spec of an outcome, as it was written. @public */
export type OutcomeSpec = z.infer<typeof outcomeSpecSchema>;

/** An entity of kind `Outcome`. @public */
export type Outcome = z.infer<typeof outcomeSchema>;
