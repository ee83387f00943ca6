import { z } from 'zod';
import {
  decisionSchema,
  distributionSchema,
  frameSchema,
  gateKindSchema,
} from './parts';

/** What the delivery test says of a gate, and why. @public */
export const deliveryTestSchema = z.object({
  verdict: z.enum(['keep', 'embed', 'target', 'notEnoughEvidence']),
  decided: z.number().int(),
  caught: z.number().int(),
  /** Share of decisions that caught something, with one-sided 95 % bounds. */
  rate: z.number().nullable(),
  upper: z.number().nullable(),
  lower: z.number().nullable(),
  catchFloor: z.number(),
  catchFloorAssumed: z.boolean(),
  waitingDaysPerCatch: z.number().nullable(),
  waitingDaysPerCatchBudget: z.number(),
  /** Decisions that are missing before the test can speak. */
  missing: z.number().int().optional(),
  reasons: z.array(z.string()),
});

/** One gate's ledger in a window. Durations are seconds. @public */
export const gateInsightSchema = z.object({
  id: z.string(),
  title: z.string(),
  function: z.string(),
  functionTitle: z.string(),
  kind: gateKindSchema,
  passages: z.number().int(),
  open: z.number().int(),
  rounds: z.number().int(),
  decisions: z.record(decisionSchema, z.number().int()),
  /** Decided in under `rubberStamp`, without comment or change; null: not recorded, or under five. */
  rubberStamps: z.number().int().nullable(),
  queue: distributionSchema,
  processing: distributionSchema,
  return: distributionSchema,
  total: distributionSchema,
  /** Configured target of the total, seconds of elapsed or of working time. */
  target: z
    .object({ seconds: z.number(), calendar: z.enum(['elapsed', 'working']) })
    .optional(),
  /** Days in which the subject could not move: queue + processing, in days. */
  gateDays: z.number(),
  deliveryTest: deliveryTestSchema.nullable(),
});

/** An item that waits at a gate now. @public */
export const waitingItemSchema = z.object({
  journeyId: z.string(),
  journeyTitle: z.string(),
  subject: z.string(),
  url: z.string().optional(),
  gate: z.string(),
  gateTitle: z.string(),
  function: z.string(),
  functionTitle: z.string(),
  phase: z.enum(['queue', 'processing', 'return']),
  /** Since when it is at the gate, ISO 8601. */
  since: z.string(),
  /** Seconds up to the as-of instant. */
  age: z.number(),
  /** Against the gate's own past; null where there is too little of it. */
  against: z
    .enum(['withinP50', 'withinP85', 'withinP95', 'olderThanP95'])
    .nullable(),
});

/** A point of the curve "share still waiting after t seconds". @public */
export const curvePointSchema = z.object({
  seconds: z.number(),
  share: z.number(),
  lower: z.number(),
  upper: z.number(),
});

/** `GET /gates` @public */
export const gateListSchema = z.object({
  frame: frameSchema,
  items: z.array(gateInsightSchema),
});

/** `GET /gates/:id` @public */
export const gateDetailSchema = z.object({
  frame: frameSchema,
  gate: gateInsightSchema,
  curve: z.array(curvePointSchema),
  byRiskClass: z.array(
    z.object({ riskClass: z.string(), deliveryTest: deliveryTestSchema }),
  ),
  /** The oldest open items, at most 20. */
  waiting: z.array(waitingItemSchema),
});

export type GateInsight = z.infer<typeof gateInsightSchema>;
export type DeliveryTest = z.infer<typeof deliveryTestSchema>;
export type WaitingItem = z.infer<typeof waitingItemSchema>;
export type CurvePoint = z.infer<typeof curvePointSchema>;
export type GateList = z.infer<typeof gateListSchema>;
export type GateDetail = z.infer<typeof gateDetailSchema>;
