import { z } from 'zod';

/** `GET /policies`: what patterns enforce, and how far it holds. @public */
export const policyListSchema = z.object({
  asOf: z.string(),
  items: z.array(
    z.object({
      name: z.string(),
      /** What is so in every environment; patterns may word it differently. */
      enforces: z.array(z.string()),
      /** Where a violation is stopped or found. */
      checkedIn: z.array(z.string()),
      patterns: z.array(
        z.object({
          /** Entity ref of the template. */
          ref: z.string(),
          title: z.string(),
          version: z.string(),
        }),
      ),
      /** Of those patterns, as far as the reader may read them. */
      environments: z.object({
        n: z.number().int(),
        pass: z.number().int(),
        fail: z.number().int(),
        /** No evidence, or none lately. */
        unknown: z.number().int(),
      }),
      /** Where it does not hold, the longest first, at most 50. */
      failing: z.array(
        z.object({ environment: z.string(), since: z.string() }),
      ),
    }),
  ),
  /** Environments of the listed patterns that the reader may not read. */
  hidden: z.number().int(),
});

export type PolicyList = z.infer<typeof policyListSchema>;
