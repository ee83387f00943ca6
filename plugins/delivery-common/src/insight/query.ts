import { z } from 'zod';

/**
 * What every insight route understands: scope, window, counting of days.
 *
 * @remarks Lives in the page's URL too, so that a view can be shared.
 * @public
 */
export const frameQuerySchema = z.object({
  /** Entity ref; absent: the whole organisation. */
  scope: z.string().max(500).optional(),
  /** ISO 8601 instant; default: 90 days before `until`. */
  since: z.string().max(40).optional(),
  /** ISO 8601 instant; default: the as-of instant. */
  until: z.string().max(40).optional(),
  calendar: z.enum(['elapsed', 'working']).default('elapsed'),
});

/** `GET /journeys` @public */
export const journeyQuerySchema = frameQuerySchema.extend({
  status: z.enum(['open', 'closed', 'all']).default('all'),
  /** Only journeys with a passage through this gate. */
  gate: z.string().max(200).optional(),
  /** Part of the title or key. */
  search: z.string().max(200).optional(),
  orderBy: z.enum(['elapsed', 'from', 'governanceLatency']).default('elapsed'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

/** `GET /portfolio` @public */
export const portfolioQuerySchema = frameQuerySchema.extend({
  by: z.enum(['system', 'domain', 'owner']).default('system'),
});

export type FrameQuery = z.input<typeof frameQuerySchema>;
export type JourneyQuery = z.input<typeof journeyQuerySchema>;
export type PortfolioQuery = z.input<typeof portfolioQuerySchema>;
