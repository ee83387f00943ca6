import { z } from 'zod';

/** `used`: one activation went ahead with it; it covers no other. @public */
export const exceptionStates = ['open', 'granted', 'denied', 'used'] as const;

/**
 * A value outside the envelope, and what the one function that owns the
 * parameter says to it.
 *
 * @public
 */
export const exceptionSchema = z.object({
  id: z.string(),
  pattern: z.string(),
  digest: z.string(),
  parameter: z.string(),
  /** As JSON of at most 80 characters. */
  given: z.string(),
  /** What the envelope allows, in words. */
  allowed: z.string(),
  /** Who decides. */
  function: z.string(),
  /** Entity ref of who asks. */
  by: z.string(),
  askedAt: z.string(),
  state: z.enum(exceptionStates),
  decidedAt: z.string().optional(),
  decidedBy: z.string().optional(),
  comment: z.string().optional(),
});

/** `GET /exceptions` @public */
export const exceptionQuerySchema = z.object({
  pattern: z.string().max(500).optional(),
  state: z.enum(exceptionStates).optional(),
});

/** Open ones first, then the latest; at most 200. @public */
export const exceptionListSchema = z.object({
  items: z.array(exceptionSchema),
});

/** `POST /exceptions/:id/decision` @public */
export const exceptionDecisionSchema = z.strictObject({
  granted: z.boolean(),
  comment: z.string().trim().min(1).max(5_000).optional(),
});

export type ExceptionState = (typeof exceptionStates)[number];
export type EnvelopeException = z.infer<typeof exceptionSchema>;
export type ExceptionQuery = z.input<typeof exceptionQuerySchema>;
export type ExceptionList = z.infer<typeof exceptionListSchema>;
export type ExceptionDecision = z.infer<typeof exceptionDecisionSchema>;
