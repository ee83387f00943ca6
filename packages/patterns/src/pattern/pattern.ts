import { z } from 'zod';
import { crossChecks } from './crossChecks';
import { deploymentSchema } from './deployment';
import { durationSchema } from './duration';
import { facetsSchema } from './facet';
import { generatedGlobSchema, globSchema } from './glob';
import {
  functionSchema,
  nameSchema,
  parameterSchema,
  sentenceSchema,
} from './names';
import { envelopeSchema } from './parameterRange';

const metadataSchema = z.strictObject({
  name: nameSchema.describe(
    'Name of the pattern; the template’s own, as a rule',
  ),
  title: z.string().min(1).max(200).optional(),
  description: sentenceSchema.optional(),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'is no version; write it like 1.4.0, in quotes')
    .describe('For people. What is signed is the digest'),
});

const ownershipSchema = z
  .record(
    functionSchema,
    z.strictObject({
      files: z.array(globSchema).max(200).default([]),
      parameters: z
        .array(parameterSchema)
        .max(200)
        .default([])
        .describe('Parameters beside those whose range names the function'),
    }),
  )
  .describe(
    'What each function has to look at again when it changes. A change that nobody owns asks everybody',
  );

const costSchema = z.strictObject({
  amount: z.number().min(0).describe('At the defaults of all parameters'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is no currency; write its ISO 4217 code, like EUR'),
  period: z.enum(['hour', 'day', 'month', 'year']),
  basis: sentenceSchema.optional().describe('What it was reckoned from'),
});

const policySchema = z.strictObject({
  name: nameSchema,
  enforces: sentenceSchema.describe('What is so in every environment'),
  checkedIn: z
    .array(z.enum(['template', 'pipeline', 'admission', 'runtime']))
    .min(1)
    .max(4)
    .describe('Where a violation is stopped or found'),
  files: z.array(globSchema).max(100).default([]),
});

const signOffRulesSchema = z
  .strictObject({
    validFor: durationSchema
      .default('P180D')
      .describe('How long a sign-off holds, like P180D or P26W'),
    authorMaySign: z
      .boolean()
      .default(false)
      .describe('Whether who wrote the content may sign it for a function'),
  })
  .prefault({});

const specSchema = z.strictObject({
  facets: facetsSchema,
  functions: z
    .array(functionSchema)
    .min(1)
    .max(20)
    .describe('Functions whose sign-off is required'),
  envelope: envelopeSchema,
  ownership: ownershipSchema.default({}),
  deployment: deploymentSchema.describe('Strategy by risk class'),
  cost: costSchema.describe('Estimate'),
  policies: z.array(policySchema).max(200),
  standardChange: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Reference of the standard change that covers activations'),
  executables: z
    .array(globSchema)
    .max(200)
    .default([])
    .describe(
      'Files to make executable. Mode bits of the folder do not count: they differ between operating systems',
    ),
  handedOver: z
    .array(generatedGlobSchema)
    .max(200)
    .default([])
    .describe(
      'Files of the made repository that its pod owns from the first day on. Every other is governed: changing it is drift',
    ),
  sealed: z
    .array(generatedGlobSchema)
    .max(200)
    .default([])
    .describe(
      'Where a new file is drift as well, because everything in there is applied, like k8s/',
    ),
  signOff: signOffRulesSchema,
});

/**
 * `pattern.yaml`: what makes a template a pre-approved environment.
 *
 * @public
 */
export const patternSchema = z
  .strictObject({
    apiVersion: z.literal('delivery-stack.dev/v1alpha1'),
    kind: z.literal('Pattern'),
    metadata: metadataSchema,
    spec: specSchema,
  })
  .superRefine(crossChecks);

/** See {@link patternSchema}; with its defaults filled in. @public */
export type Pattern = z.infer<typeof patternSchema>;
