import { z } from 'zod';
import { functionSecondsSchema } from '../../insight/parts';

/** One journey that contributes to an outcome. Durations are seconds. @public */
export const incrementSchema = z.object({
  /** Absent where the reader may read none of the entities it involves. */
  journey: z
    .object({
      id: z.string(),
      title: z.string(),
      url: z.string().optional(),
    })
    .optional(),
  /** `closed`: ended without a deployment, so that nothing is to be adopted. */
  state: z.enum(['open', 'deployed', 'adopted', 'closed']),
  need: z.string(),
  /** How the need is known. */
  provenance: z.enum(['observed', 'inferred']),
  deployed: z.string().optional(),
  /** When the adoption measure crossed its threshold, and stayed. */
  adopted: z.string().optional(),
  /**
   * Since when the adoption measure is across without having stayed long
   * enough: when it will be adopted if it stays.
   */
  crossedSince: z.string().optional(),
  needToDeployed: z.number().nullable(),
  timeToValue: z.number().nullable(),
  /** Since the need: up to adopted (deployed where adoption is not measured), or to now. */
  elapsed: z.number(),
});

/** Whose time an increment took; adds up to `seconds` exactly. @public */
export const accountabilitySchema = z.object({
  /** Index in `increments`. */
  increment: z.number().int(),
  /** What it runs between: `need → adopted`. */
  measured: z.string(),
  from: z.string(),
  to: z.string(),
  seconds: z.number(),
  /** With `unowned` and `unaccounted` (an empty name), which are findings. */
  byFunction: z.array(functionSecondsSchema),
  /** Of it, between deployed and adopted; nothing observes that time. */
  deployedToAdopted: z.number().optional(),
});

/** What a function itself is measured by, beside what it contributes. @public */
export const functionMeasureSchema = z.object({
  function: z.string(),
  title: z.string(),
  /** Entity ref of its group. */
  group: z.string().optional(),
  /** Seconds of the increment of `accountability`. */
  contribution: z.number(),
  measures: z.array(
    z.object({
      name: z.string(),
      /** Null: not measured; `note` says why. */
      value: z.number().nullable(),
      unit: z.enum(['seconds', 'share', 'perDay', 'count']),
      n: z.number().int().optional(),
      note: z.string().optional(),
      /** What it is measured on; absent in reports of before 2026-11-27. */
      of: z.enum(['outcome', 'organisation']).optional(),
    }),
  ),
});

export type Increment = z.infer<typeof incrementSchema>;
export type Accountability = z.infer<typeof accountabilitySchema>;
export type FunctionMeasure = z.infer<typeof functionMeasureSchema>;
