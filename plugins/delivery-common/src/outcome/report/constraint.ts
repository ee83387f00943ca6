import { z } from 'zod';

/** What must hold, each on its own. @public */
export const outcomeConstraintNames = [
  'cost',
  'reliability',
  'security',
  'compliance',
] as const;

/** `unknown` is no pass: `reason` says what is missing. @public */
export const constraintStates = ['pass', 'fail', 'unknown'] as const;

/** One limit of a constraint. @public */
export const constraintCheckSchema = z.object({
  /** What is held against the limit: `spent this month`, `open critical findings`. */
  what: z.string(),
  state: z.enum(constraintStates),
  /** Null: not known. */
  now: z.number().nullable(),
  limit: z.number(),
  /** `EUR`, `share`, or what is counted: `findings`. */
  unit: z.string(),
  /** Whether `now` has to stay below the limit, or above. */
  bound: z.enum(['atMost', 'atLeast']),
  /** What is left before it fails, in `unit`; negative where it fails. */
  headroom: z.number().nullable(),
  /** Expected at the end of the period, where that is forecast. */
  expected: z.number().optional(),
  /** True while it holds and is not expected to. */
  approaching: z.boolean().optional(),
  note: z.string().optional(),
});

/** A constraint and its evidence. @public */
export const constraintReportSchema = z.object({
  constraint: z.enum(outcomeConstraintNames),
  /** Fails if one check fails; passes if all pass; never averaged. */
  state: z.enum(constraintStates),
  checks: z.array(constraintCheckSchema),
  /** Since when it has this state, as far as it was looked at. */
  since: z.string().optional(),
  /** Where the evidence is: a path of the app, or an address. */
  evidence: z.string().optional(),
  /** Why it is unknown or fails, and what to do. */
  reason: z.string().optional(),
});

export type ConstraintCheck = z.infer<typeof constraintCheckSchema>;
export type ConstraintReport = z.infer<typeof constraintReportSchema>;
