import { z } from 'zod';
import { distributionSchema } from '../insight/parts';
import { activationClockSchema } from './activation';
import { signOffSchema, standingSchema, standingStates } from './signOff';

/**
 * Whether a pattern can be used: `signedOff` and `expiresSoon` can; `waiting`
 * waits for functions, `notAsked` for somebody to ask them, `unreadable` for a
 * correction of its files.
 *
 * @public
 */
export const patternStates = [
  'signedOff',
  'expiresSoon',
  'waiting',
  'notAsked',
  'unreadable',
] as const;

/** What is wrong or open in the files of a pattern. @public */
export const patternComplaintSchema = z.object({
  file: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  path: z.string(),
  problem: z.string(),
  cure: z.string(),
});

/** One pattern in a list. @public */
export const patternSummarySchema = z.object({
  /** Entity ref of the template: the id in paths. */
  ref: z.string(),
  title: z.string(),
  description: z.string().optional(),
  owner: z.string().optional(),
  /** Absent while unreadable. */
  version: z.string().optional(),
  digest: z.string().optional(),
  state: z.enum(patternStates),
  /** End of the first sign-off to end; only while signed off. */
  until: z.string().optional(),
  functions: z.array(
    z.object({ function: z.string(), state: z.enum(standingStates) }),
  ),
  /** When the functions were asked about this content. */
  askedAt: z.string().optional(),
  /** When the folder was last looked at, changed or not. */
  checkedAt: z.string().optional(),
  /** Why it could not be read, and what mends that. */
  problem: z.string().optional(),
  /** Environments made from it, whatever the content. */
  environments: z.number().int(),
  clock: activationClockSchema,
});

/** `GET /patterns` @public */
export const patternListSchema = z.object({
  asOf: z.string(),
  items: z.array(patternSummarySchema),
});

/** Minutes of governance spent once against minutes that each use saves. @public */
export const breakEvenSchema = z.object({
  /** Said by reviewers. */
  spentMinutes: z.number(),
  /** Decisions without a number of minutes: the spending is at least this. */
  unstated: z.number().int(),
  /** Per use, from `delivery.functions.<name>.reviewMinutes`; null: not configured. */
  savedPerUseMinutes: z.number().nullable(),
  uses: z.number().int(),
  /** Uses after which nothing is lost; null where it cannot be said. */
  usesNeeded: z.number().int().nullable(),
  reached: z.boolean(),
});

const facetSchema = z.object({
  name: z.string(),
  provided: z.string().optional(),
  waived: z.string().optional(),
  files: z.array(z.string()),
});

const rangeSchema = z.object({
  parameter: z.string(),
  /** What the sign-offs cover, in words; or why every value is acceptable. */
  allowed: z.string(),
  /** The range as JSON Schema, so that forms can say early what is outside. */
  range: z.record(z.string(), z.unknown()).optional(),
  /** Who decides outside; absent where every value is free. */
  function: z.string().optional(),
});

const policySchema = z.object({
  name: z.string(),
  enforces: z.string(),
  checkedIn: z.array(z.string()),
});

/**
 * How long one function takes to decide, in seconds from the ask on. What waits
 * is censored now, or when another content replaced the one that was asked about.
 *
 * @public
 */
export const patternWaitSchema = z.object({
  function: z.string(),
  /** On contents that were changed. */
  signOffs: distributionSchema,
  /** On values outside the envelope; of the latest 200. */
  exceptions: distributionSchema,
});

/** `GET /patterns/:id` @public */
export const patternDetailSchema = patternSummarySchema.extend({
  complaints: z.array(patternComplaintSchema),
  facets: z.array(facetSchema),
  envelope: z.array(rangeSchema),
  deployment: z.array(
    z.object({
      riskClass: z.string(),
      strategy: z.string(),
      rollback: z.string(),
    }),
  ),
  cost: z
    .object({
      amount: z.number(),
      currency: z.string(),
      period: z.string(),
      basis: z.string().optional(),
    })
    .optional(),
  policies: z.array(policySchema),
  standardChange: z.string().optional(),
  /** How long a sign-off holds, ISO 8601. */
  validFor: z.string().optional(),
  authorMaySign: z.boolean(),
  standings: z.array(standingSchema),
  /** Decisions on any content, latest first, at most 200. */
  history: z.array(signOffSchema),
  /** Contents that can be compared, latest first. */
  contents: z.array(
    z.object({
      digest: z.string(),
      version: z.string(),
      seenAt: z.string(),
      askedAt: z.string().optional(),
      /** Who asked: the author, who may not sign it unless the pattern says so. */
      askedBy: z.string().optional(),
      note: z.string().optional(),
    }),
  ),
  breakEven: breakEvenSchema,
  /** By function, those that are required first. */
  waits: z.array(patternWaitSchema),
  /** What whoever asks may do. */
  viewer: z.object({
    mayAsk: z.boolean(),
    /** Required functions that they may sign for. */
    signsFor: z.array(z.string()),
    isAuthor: z.boolean(),
    mayRefresh: z.boolean(),
  }),
});

export type PatternState = (typeof patternStates)[number];
export type PatternComplaint = z.infer<typeof patternComplaintSchema>;
export type PatternSummary = z.infer<typeof patternSummarySchema>;
export type PatternList = z.infer<typeof patternListSchema>;
export type PatternDetail = z.infer<typeof patternDetailSchema>;
export type PatternWait = z.infer<typeof patternWaitSchema>;
export type PatternBreakEven = z.infer<typeof breakEvenSchema>;
