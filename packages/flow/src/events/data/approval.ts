import { z } from 'zod';
import { personData, short } from './person';

/**
 * An approval that somebody is asked for. The gate rules match on
 * `environment`, or on `name`.
 */
export const approvalData = z.object({
  /** The approval's own key, e.g. `<run>/approvals/production`. */
  key: short,
  /** The protected environment, where that is what asks. */
  environment: short.optional(),
  /** The approval's name, e.g. of a service-desk approval. */
  name: short.optional(),
  /** What the approval is about: exactly one of these joins it to a journey. */
  ticket: short.optional(),
  change: short.optional(),
  run: short.optional(),
  attempt: z.number().int().min(1).optional(),
  repository: short.optional(),
  headSha: short.optional(),
  requestor: personData.optional(),
  url: short.optional(),
});

/** A decision on an approval, final (`closed`) or on the way (`updated`). */
export const approvalDecisionData = approvalData.extend({
  decision: z
    .enum([
      'escalated',
      'delegate',
      'deferred',
      'requestChanges',
      'approved',
      'rejected',
    ])
    .optional(),
  status: z.enum(['approved', 'rejected', 'cancelled', 'expired']).optional(),
  responder: personData.optional(),
  commented: z.boolean().optional(),
});

/** A deliberate wait: a wait timer, a freeze window. */
export const timerData = z.object({
  key: short,
  name: short.optional(),
  environment: short.optional(),
  ticket: short.optional(),
  change: short.optional(),
  run: short.optional(),
  attempt: z.number().int().min(1).optional(),
  repository: short.optional(),
  headSha: short.optional(),
});
