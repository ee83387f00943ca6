import { z } from 'zod';

const sourceSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,62}$/,
    'is no source; write the vendor, like jira or servicenow',
  )
  .describe('Which source keeps the tickets: jira, servicenow');

/** Keys are told apart by spaces and commas wherever people write them. */
const keySchema = z
  .string()
  .regex(/^[^\s,]{1,100}$/, 'is no ticket key; write it like PAY-12');

/**
 * The tickets that the outcome is worked on in: by key, or by a query in the
 * source's own language.
 *
 * @remarks
 * The need of the outcome is the creation of the earliest of them. Of all
 * tickets of a query, those count that are roots of a journey.
 */
export const initiativeSchema = z.union(
  [
    z.strictObject({
      source: sourceSchema,
      keys: z
        .array(keySchema)
        .min(1)
        .max(200)
        .describe('Keys of the tickets: [PAY-12]'),
    }),
    z.strictObject({
      source: sourceSchema,
      query: z
        .string()
        .min(1)
        .max(2_000)
        .describe('A query in the language of the source, such as JQL'),
    }),
  ],
  'names its tickets neither by key nor by query; write { source: jira, keys: [PAY-12] } or { source: jira, query: … }, not both',
);

/** Where the work on an outcome is recorded. @public */
export type OutcomeInitiative = z.infer<typeof initiativeSchema>;
