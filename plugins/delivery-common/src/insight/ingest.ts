import { z } from 'zod';

/** What became of one event of a `POST /events`. @public */
export const ingestItemSchema = z.object({
  /** Position in the batch, from 0. */
  index: z.number().int(),
  id: z.string().optional(),
  result: z.enum(['accepted', 'duplicate', 'conflicting', 'rejected']),
  /** Names the field and the cure; only with `rejected`. */
  reason: z.string().optional(),
});

/** `POST /events` @public */
export const ingestResultSchema = z.object({
  accepted: z.number().int(),
  duplicate: z.number().int(),
  conflicting: z.number().int(),
  rejected: z.number().int(),
  items: z.array(ingestItemSchema),
});

/** `GET /dead-letters` (administrators) @public */
export const deadLetterListSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      receivedAt: z.string(),
      reason: z.string(),
      /** The body with persons replaced, cut to 8,000 characters. */
      body: z.string(),
    }),
  ),
  pageInfo: z.object({ nextCursor: z.string().optional() }),
});

/** `POST /gates/explain`: which rule an event matches, and why. @public */
export const explanationSchema = z.object({
  fact: z.string().optional(),
  matches: z.array(
    z.object({ gate: z.string(), rule: z.number().int(), why: z.string() }),
  ),
  misses: z.array(
    z.object({ gate: z.string(), rule: z.number().int(), why: z.string() }),
  ),
});

export type IngestResult = z.infer<typeof ingestResultSchema>;
export type IngestItem = z.infer<typeof ingestItemSchema>;
export type DeadLetterList = z.infer<typeof deadLetterListSchema>;
export type Explanation = z.infer<typeof explanationSchema>;
