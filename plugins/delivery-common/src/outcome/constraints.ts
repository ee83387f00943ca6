import { z } from 'zod';
import { outcomeDurationSchema } from './duration';
import { amountSchema, currencySchema, lineSchema } from './texts';

/** How many are tolerated; a whole number, as a rule 0. */
const tolerated = (what: string) =>
  z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe(`Most ${what} that are tolerated; left out: any number`);

const someOf = <T extends Record<string, unknown>>(limits: T) =>
  Object.values(limits).some(limit => limit !== undefined);

/**
 * What must hold while the outcome is pursued; each on its own, never averaged.
 */
export const constraintsSchema = z.strictObject({
  cost: z
    .strictObject({
      amount: amountSchema.describe('Most that may be spent in a period'),
      currency: currencySchema,
      period: z.enum(['month', 'quarter', 'year']),
    })
    .optional()
    .describe('Cost envelope of everything that contributes, together'),
  reliability: z
    .strictObject({
      openslo: lineSchema(1_000).describe(
        'Where the OpenSLO file is: an address, or a path beside this file',
      ),
      name: lineSchema(253)
        .optional()
        .describe('Name of the SLO in it; default: all of them'),
    })
    .optional()
    .describe('The service level objective whose error budget has to last'),
  security: z
    .strictObject({
      critical: tolerated('open critical findings'),
      high: tolerated('open high findings'),
      medium: tolerated('open medium findings'),
      low: tolerated('open low findings'),
      maxAge: z
        .strictObject({
          critical: outcomeDurationSchema.optional(),
          high: outcomeDurationSchema.optional(),
          medium: outcomeDurationSchema.optional(),
          low: outcomeDurationSchema.optional(),
        })
        .refine(
          someOf,
          'sets no limit; write { critical: P7D }, or leave it out',
        )
        .optional()
        .describe('How long a finding of a severity may stay open'),
    })
    .refine(someOf, 'sets no limit; write { critical: 0 }, or leave it out')
    .optional()
    .describe('Open findings by severity, and how long one may stay open'),
  compliance: z
    .strictObject({
      missingSignOffs: tolerated('missing or expired sign-offs'),
      missingAttestations: tolerated('environments without attestation'),
      unresolvedDrift: tolerated('environments with unresolved drift'),
    })
    .refine(
      someOf,
      'sets no limit; write { unresolvedDrift: 0 }, or leave it out',
    )
    .optional()
    .describe('Sign-offs, attestations and drift of its environments'),
});

/** What must hold while an outcome is pursued. @public */
export type OutcomeConstraints = z.infer<typeof constraintsSchema>;
