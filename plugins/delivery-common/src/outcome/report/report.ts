import { z } from 'zod';
import { distributionSchema } from '../../insight/parts';
import {
  constraintReportSchema,
  constraintStates,
  outcomeConstraintNames,
} from './constraint';
import {
  accountabilitySchema,
  functionMeasureSchema,
  incrementSchema,
} from './increment';
import { meteringSchema, outcomeForecastSchema } from './reading';

/** An amount of one currency; amounts of several are never added up. @public */
export const moneySchema = z.object({
  amount: z.number(),
  currency: z.string(),
});

/** How far a measure is on its way, 0 at the baseline and 1 at the target. @public */
export const outcomeProgressSchema = z.object({
  share: z.number(),
  /** In the unit of the measure, in its direction: negative where it got worse. */
  moved: z.number(),
  reached: z.boolean(),
  /** Since when the target is reached without a break. */
  reachedAt: z.string().optional(),
});

/** The one thing to do next, or why none is named. Durations are seconds. @public */
export const nextMoveSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('gate'),
    gate: z.string(),
    gateTitle: z.string(),
    function: z.string(),
    functionTitle: z.string(),
    /** What it takes of the increment of `accountability`, and that in all. */
    seconds: z.number(),
    ofSeconds: z.number(),
    /**
     * Decisions of the gate in 90 days, and those that changed anything; absent
     * where the reader may not read figures of the organisation.
     */
    decisions: z.number().int().optional(),
    changed: z.number().int().optional(),
    verdict: z.string(),
    /** Of the increment, if the gate were embedded; what overlaps is not saved. */
    saves: z.number(),
    before: z.number(),
    after: z.number(),
  }),
  z.object({ kind: z.literal('none'), reason: z.string() }),
]);

/** What one unit of progress costs. @public */
export const costPerOutcomeSchema = z.object({
  /** Effective cost of all that contributes, by currency. */
  cost: z.array(moneySchema),
  since: z.string(),
  until: z.string(),
  /** What the measure moved meanwhile, in its unit. */
  moved: z.number().nullable(),
  /** Cost ÷ moved; null where nothing moved for the better, or cost is unknown. */
  perUnit: z.array(moneySchema).nullable(),
  /** Why there is none. */
  reason: z.string().optional(),
});

/**
 * Where what contributes costs more than its own season and trend explain, over
 * the latest four weeks. Amounts of several currencies have no order.
 *
 * @public
 */
export const costCourseSchema = z.object({
  /** First and last day that were watched; absent: too few days of everything. */
  watched: z.object({ from: z.string(), until: z.string() }).optional(),
  /** Entities, by currency, that were watched. */
  n: z.number().int(),
  /** Those with fewer than 35 days of cost. */
  tooYoung: z.number().int(),
  /** At most 10, the greatest excess first. */
  anomalies: z.array(
    z.object({
      entityRef: z.string(),
      currency: z.string(),
      /** `buildUp`: day after day; `jump`: one day. */
      kind: z.enum(['buildUp', 'jump']),
      from: z.string(),
      until: z.string(),
      expected: z.number(),
      actual: z.number(),
      /** actual − expected */
      excess: z.number(),
    }),
  ),
});

/** Reasons why an outcome is at risk. @public */
export const outcomeRisks = [
  'late',
  'notMoving',
  'overdue',
  'notMeasured',
  'overTarget',
  'constraintFails',
] as const;

/** What a risk is called within a sentence, and what people would type to find it. @public */
export const outcomeRiskWords: Readonly<
  Record<(typeof outcomeRisks)[number], string>
> = {
  late: 'late',
  notMoving: 'not moving',
  overdue: 'overdue',
  notMeasured: 'not measured',
  overTarget: 'time-to-value over target',
  constraintFails: 'a constraint fails',
};

/** `GET /outcomes/:ref` @public */
export const outcomeReportSchema = z.object({
  asOf: z.string(),
  /** Entity ref. */
  outcome: z.string(),
  title: z.string(),
  statement: z.string(),
  owner: z.string(),
  domain: z.string().optional(),
  /**
   * Entity refs of the systems that contribute, or that a component which
   * contributes is part of; absent in reports of before 2026-11-27.
   */
  systems: z.array(z.string()).optional(),
  type: z.string().optional(),
  measure: z.object({
    name: z.string(),
    unit: z.string(),
    direction: z.enum(['up', 'down']),
    baseline: z.number(),
    target: z.number(),
    due: z.string(),
    metering: meteringSchema,
    progress: outcomeProgressSchema.nullable(),
    forecast: outcomeForecastSchema,
  }),
  /** Null: none is declared, so that there is no time-to-value. */
  adoption: z
    .object({
      name: z.string(),
      unit: z.string(),
      direction: z.enum(['up', 'down']),
      threshold: z.number(),
      /** ISO 8601 duration. */
      stays: z.string(),
      metering: meteringSchema,
    })
    .nullable(),
  /** By need, the earliest first; at most 100, the latest of them. */
  increments: z.array(incrementSchema),
  /** How many there are in all. */
  totalIncrements: z.number().int(),
  /** What is missing of the increments, and what to do. */
  incrementsProblem: z.string().optional(),
  /** Where the tickets come from; absent where none are declared, and in reports of before 2026-11-26. */
  initiative: z
    .object({
      source: z.string(),
      /** How many tickets are known, whether or not they are journeys. */
      tickets: z.number().int(),
      /** In the language of the source; absent where keys are declared. */
      query: z.string().optional(),
      /** When the query last succeeded; absent where it never did. */
      resolvedAt: z.string().optional(),
    })
    .optional(),
  timeToValue: z.object({
    /** What is timed: `need → adopted`, or `need → deployed` where adoption is not measured. */
    measured: z.string(),
    /** Seconds; absent where none is declared. */
    target: z.number().optional(),
    distribution: distributionSchema,
    /** Of the latest increment that got there. */
    latest: z.number().nullable(),
    /** Of the one before: later than `latest` is an improvement. */
    previous: z.number().nullable(),
  }),
  /** Null: no increment yet. */
  accountability: accountabilitySchema.nullable(),
  functions: z.array(functionMeasureSchema),
  constraints: z.array(constraintReportSchema),
  /**
   * Null: no cost of what contributes is known; absent in reports of before
   * 2026-11-27.
   */
  costCourse: costCourseSchema.nullable().optional(),
  /** Null: no source of cost is connected. */
  costPerOutcome: costPerOutcomeSchema.nullable(),
  /** What waiting of open increments costs by what the outcome says of delay. */
  costOfWaiting: z
    .object({ seconds: z.number(), amount: z.number(), currency: z.string() })
    .nullable(),
  nextMove: nextMoveSchema,
  risks: z.array(z.enum(outcomeRisks)),
  /** Entity refs; those that do not exist (any more) as well. */
  contributors: z.array(z.object({ ref: z.string(), missing: z.boolean() })),
  viewer: z.object({ mayCheckIn: z.boolean() }),
});

/** One row of the portfolio. Durations are seconds. @public */
export const outcomeSummarySchema = outcomeReportSchema
  .pick({
    outcome: true,
    title: true,
    statement: true,
    owner: true,
    domain: true,
    systems: true,
    type: true,
    risks: true,
    costOfWaiting: true,
    nextMove: true,
  })
  .extend({
    asOf: z.string(),
    measure: outcomeReportSchema.shape.measure.omit({ metering: true }).extend({
      state: meteringSchema.shape.state,
      latest: z.number().nullable(),
    }),
    timeToValue: outcomeReportSchema.shape.timeToValue,
    increments: z.object({
      open: z.number().int(),
      deployed: z.number().int(),
      adopted: z.number().int(),
    }),
    constraints: z.array(
      z.object({
        constraint: z.enum(outcomeConstraintNames),
        state: z.enum(constraintStates),
      }),
    ),
    /** A quarter (91 days) before; absent where nothing is known of then. */
    before: z
      .object({
        asOf: z.string(),
        /** True where nothing was recorded then: worked out from what is known today. */
        recomputed: z.boolean().optional(),
        share: z.number().nullable(),
        latest: z.number().nullable(),
        timeToValue: z.number().nullable(),
      })
      .optional(),
  });

/** `GET /outcomes` @public */
export const outcomeListSchema = z.object({
  asOf: z.string(),
  items: z.array(outcomeSummarySchema),
});

export type OutcomeReport = z.infer<typeof outcomeReportSchema>;
export type OutcomeSummary = z.infer<typeof outcomeSummarySchema>;
export type OutcomeList = z.infer<typeof outcomeListSchema>;
export type OutcomeProgress = z.infer<typeof outcomeProgressSchema>;
export type OutcomeRisk = (typeof outcomeRisks)[number];
export type NextMove = z.infer<typeof nextMoveSchema>;
export type CostCourseReport = z.infer<typeof costCourseSchema>;
export type CostPerOutcome = z.infer<typeof costPerOutcomeSchema>;
