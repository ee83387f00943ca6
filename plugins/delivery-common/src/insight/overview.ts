import { z } from 'zod';
import { gateInsightSchema, waitingItemSchema } from './gate';
import { journeysInsightSchema } from './journey';
import { distributionSchema, frameSchema } from './parts';

/**
 * `GET /overview` (a scope, or the organisation) and `GET /scorecard` (one
 * entity). Durations are seconds.
 *
 * @public
 */
export const overviewSchema = z.object({
  frame: frameSchema,
  journeys: journeysInsightSchema,
  /** Need → deployed (or done), or need → adopted where that is measured. */
  elapsed: distributionSchema,
  timeToValue: distributionSchema.nullable(),
  requestedToProductive: distributionSchema,
  governanceLatency: distributionSchema.extend({
    /** Share of the closed journeys' elapsed time. */
    share: z.number().nullable(),
  }),
  delivery: z.object({
    changeLeadTime: distributionSchema,
    deploymentFrequencyPerDay: z.number().nullable(),
    changeFailRate: z.number().nullable(),
    recoveryTime: distributionSchema,
  }),
  /** By gate-days, the costliest first. */
  gates: z.array(gateInsightSchema),
  waiting: z.object({
    total: z.number().int(),
    olderThanP95: z.number().int(),
    /** Seconds; null when nothing waits. */
    oldest: z.number().nullable(),
    /** The oldest, at most 20. */
    items: z.array(waitingItemSchema),
  }),
});

/** `GET /portfolio?by=system|domain|owner` @public */
export const portfolioSchema = z.object({
  frame: frameSchema,
  items: z.array(
    z.object({
      entityRef: z.string(),
      title: z.string(),
      components: z.number().int(),
      /** Absent where the group is smaller than five components. */
      closed: z.number().int().optional(),
      elapsed: distributionSchema.optional(),
      governanceLatencyShare: z.number().nullable().optional(),
      flowEfficiency: z.number().nullable().optional(),
      waiting: z.number().int().optional(),
      suppressed: z.boolean(),
    }),
  ),
});

/** `GET /data-quality` @public */
export const dataQualitySchema = z.object({
  frame: frameSchema,
  /** For the whole organisation only: a source serves all of it. */
  sources: z.array(
    z.object({
      source: z.string(),
      events: z.number().int(),
      conflicting: z.number().int(),
      unknown: z.number().int(),
      rejected: z.number().int(),
      lastEventAt: z.string().optional(),
    }),
  ),
  /** Anomalies by code, most frequent first. */
  anomalies: z.array(
    z.object({
      code: z.string(),
      count: z.number().int(),
      example: z.string(),
    }),
  ),
});

/** `GET /projection` @public */
export const projectionSchema = z.object({
  /** Journeys whose figures are to be computed again. */
  pending: z.number().int(),
  total: z.number().int(),
  /** Those of `pending` whose last computation failed; they are tried again. */
  failing: z.number().int().optional(),
  configurationChangedAt: z.string().optional(),
});

export type Overview = z.infer<typeof overviewSchema>;
export type Portfolio = z.infer<typeof portfolioSchema>;
export type DataQuality = z.infer<typeof dataQualitySchema>;
export type Projection = z.infer<typeof projectionSchema>;
