import { z } from 'zod';
import { globSchema } from './glob';
import { sentenceSchema } from './names';

/** What an environment needs to be complete. @public */
export const facetNames = [
  'compute',
  'storage',
  'network',
  'dataAccess',
  'security',
  'pipeline',
  'monitoring',
  'logging',
  'cost',
] as const;

/** One of {@link facetNames}. @public */
export type FacetName = (typeof facetNames)[number];

const providedSchema = z.strictObject({
  provided: sentenceSchema.describe('What the pattern provides, in a sentence'),
  files: z
    .array(globSchema)
    .min(1)
    .max(100)
    .optional()
    .describe('Files that provide it'),
});
const waivedSchema = z.strictObject({
  waived: sentenceSchema.describe(
    'Why an environment of this pattern needs none',
  ),
});

/** A facet is provided, or waived with a reason: silence is not an answer. @public */
export const facetSchema = z.union([providedSchema, waivedSchema]);

/** See {@link facetSchema}. @public */
export type Facet = z.infer<typeof facetSchema>;

/** Every facet has to be spoken of. */
export const facetsSchema = z.strictObject({
  compute: facetSchema.describe('Where the workload runs, and how large'),
  storage: facetSchema.describe('Volumes, buckets and databases'),
  network: facetSchema.describe('Who may talk to it, and whom it may talk to'),
  dataAccess: facetSchema.describe('Which data it may read and write'),
  security: facetSchema.describe('Identities, secrets and hardening'),
  pipeline: facetSchema.describe('How changes are built, tested and deployed'),
  monitoring: facetSchema.describe('Metrics, alerts and dashboards'),
  logging: facetSchema.describe('Where logs go and how long they stay'),
  cost: facetSchema.describe('Budget and what happens when it is spent'),
});
