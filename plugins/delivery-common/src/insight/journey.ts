import { z } from 'zod';
import {
  decisionSchema,
  flowEfficiencySchema,
  frameSchema,
  functionSecondsSchema,
  kindSecondsSchema,
  milestoneNameSchema,
  pageInfoSchema,
  spanKindSchema,
  timestampCountsSchema,
} from './parts';

/** An instant of a journey, and how it is known. @public */
export const milestoneSchema = z.object({
  name: milestoneNameSchema,
  at: z.string(),
  /** Seconds since the need (since `from`). */
  after: z.number(),
  provenance: z.enum(['observed', 'inferred']),
  evidence: z.string(),
});

/** A bar of a journey's timeline. @public */
export const spanSchema = z.object({
  spanKind: spanKindSchema,
  function: z.string(),
  functionTitle: z.string(),
  gate: z.string().optional(),
  gateTitle: z.string().optional(),
  step: z.string().optional(),
  subject: z.string(),
  start: z.string(),
  /** Absent while it is open. */
  end: z.string().optional(),
  inferred: z.enum(['start', 'end', 'both']).optional(),
});

/** One journey in a list. Durations are seconds. @public */
export const journeySummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  rootType: z.string().optional(),
  url: z.string().optional(),
  /** Entity refs it involves and the reader may see. */
  entityRefs: z.array(z.string()),
  status: z.enum(['open', 'closed']),
  from: z.string(),
  to: z.string().optional(),
  /** What the elapsed time runs between, e.g. `need → deployed`. */
  measured: z.string(),
  /** Up to the as-of instant while open. */
  elapsed: z.number(),
  /** The same on the default working calendar; null where none is configured. */
  working: z.number().nullable(),
  byKind: kindSecondsSchema,
  flowEfficiency: z.number().nullable(),
  governanceLatency: z.number(),
  /** The gate that accounts for most of it. */
  costliestGate: z
    .object({ id: z.string(), title: z.string(), seconds: z.number() })
    .optional(),
  milestones: z.array(milestoneSchema),
});

/** A wait where the accountable function changes. @public */
export const crossingSchema = z.object({
  fromFunction: z.string(),
  toFunction: z.string(),
  at: z.string(),
  /** Seconds until somebody of the receiving function acts or decides. */
  wait: z.number(),
});

/** `GET /journeys/:id` @public */
export const journeyDetailSchema = z.object({
  frame: frameSchema,
  journey: journeySummarySchema,
  spans: z.array(spanSchema),
  /** Sums to the elapsed time exactly; `unowned` and `unaccounted` included. */
  byFunction: z.array(functionSecondsSchema),
  crossings: z.array(crossingSchema),
  rounds: z.array(
    z.object({
      gate: z.string(),
      gateTitle: z.string(),
      subject: z.string(),
      asked: z.string(),
      started: z.string().optional(),
      decided: z.string().optional(),
      decision: decisionSchema.optional(),
      returned: z.string().optional(),
      resumed: z.string().optional(),
      state: z.enum(['open', 'decided', 'abandoned']),
    }),
  ),
  anomalies: z.array(
    z.object({ code: z.string(), at: z.string(), message: z.string() }),
  ),
  timestamps: timestampCountsSchema,
});

/** `GET /journeys` @public */
export const journeyListSchema = z.object({
  frame: frameSchema,
  items: z.array(journeySummarySchema),
  totalItems: z.number().int(),
  /**
   * Journeys that match but are not listed, because the reader may read none
   * of the entities they involve; figures about the scope include them.
   */
  hiddenItems: z.number().int().optional(),
  pageInfo: pageInfoSchema,
});

/** Sums over closed journeys of a frame. Durations are seconds. @public */
export const journeysInsightSchema = z.object({
  closed: z.number().int(),
  open: z.number().int(),
  flowEfficiency: flowEfficiencySchema,
  byKind: kindSecondsSchema,
  byFunction: z.array(functionSecondsSchema),
});

export type JourneySummary = z.infer<typeof journeySummarySchema>;
export type JourneyDetail = z.infer<typeof journeyDetailSchema>;
export type JourneyList = z.infer<typeof journeyListSchema>;
export type JourneysInsight = z.infer<typeof journeysInsightSchema>;
export type TimelineSpan = z.infer<typeof spanSchema>;
