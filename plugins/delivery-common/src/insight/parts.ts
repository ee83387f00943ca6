import {
  decisions,
  gateKinds,
  milestoneNames,
  spanKinds,
} from '@delivery-stack/flow';
import { z } from 'zod';

const percentile = z.enum(['p50', 'p85', 'p95']);

/**
 * How long something takes, in seconds, with the items that are still open.
 *
 * @remarks See `Distribution` of `@delivery-stack/flow`.
 * @public
 */
export const distributionSchema = z.object({
  n: z.number().int(),
  censored: z.number().int(),
  abandoned: z.number().int(),
  mean: z.number().nullable(),
  sum: z.number(),
  p50: z.number().nullable(),
  p85: z.number().nullable(),
  p95: z.number().nullable(),
  weak: z.array(percentile).optional(),
  atLeast: z.partialRecord(percentile, z.number()).optional(),
});

/** Seconds by kind of time; they add up to the elapsed time. @public */
export const kindSecondsSchema = z.object({
  work: z.number(),
  processing: z.number(),
  return: z.number(),
  queue: z.number(),
  timer: z.number(),
  unaccounted: z.number(),
});

/** Seconds of one function, by kind of time. @public */
export const functionSecondsSchema = z.object({
  function: z.string(),
  title: z.string(),
  seconds: z.number(),
  byKind: kindSecondsSchema,
});

/** How well the timestamps behind the figures are known. @public */
export const timestampCountsSchema = z.object({
  observed: z.number().int(),
  inferred: z.number().int(),
  missing: z.number().int(),
});

/** What a figure is about: which scope, between which instants, how fresh. @public */
export const frameSchema = z.object({
  /** Entity ref of the scope; absent: the whole organisation. */
  scope: z.string().optional(),
  /** ISO 8601; journeys that closed, and items that were decided, from here … */
  since: z.string(),
  /** … to here. */
  until: z.string(),
  /** The instant up to which open items have aged. */
  asOf: z.string(),
  calendar: z.enum(['elapsed', 'working']),
  /** Latest event stored; absent while there is none. */
  dataThrough: z.string().optional(),
  timestamps: timestampCountsSchema,
  /** Set when a re-fold is under way: figures may still move. */
  refolding: z
    .object({ done: z.number().int(), total: z.number().int() })
    .optional(),
  /** True when figures are withheld because the group is smaller than five. */
  suppressed: z.boolean().optional(),
});

/** Flow efficiency of a set of journeys. @public */
export const flowEfficiencySchema = z
  .object({
    ratioOfSums: z.number(),
    meanOfRatios: z.number(),
    atMost: z.number(),
    returnShare: z.number(),
  })
  .nullable();

export const spanKindSchema = z.enum(spanKinds);
export const gateKindSchema = z.enum(gateKinds);
export const decisionSchema = z.enum(decisions);
export const milestoneNameSchema = z.enum(milestoneNames);

/** Opaque cursor of the next page. @public */
export const pageInfoSchema = z.object({
  nextCursor: z.string().optional(),
});
