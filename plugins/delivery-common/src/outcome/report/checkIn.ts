import { z } from 'zod';

/** Which measure of an outcome a figure is of. @public */
export const measureRoles = ['measure', 'adoption'] as const;

/** `POST /outcomes/:ref/check-ins` @public */
export const checkInRequestSchema = z.strictObject({
  role: z.enum(measureRoles).default('measure'),
  value: z
    .number()
    .min(-1e15, 'is out of range; write it in a larger unit')
    .max(1e15, 'is out of range; write it in a larger unit'),
  /** What the figure is of; default: now. */
  at: z.iso.datetime().optional(),
  /** Where it comes from. */
  note: z.string().trim().min(3).max(1_000),
});

/** A figure that somebody entered. @public */
export const checkInSchema = z.object({
  id: z.string(),
  role: z.enum(measureRoles),
  value: z.number(),
  at: z.string(),
  note: z.string(),
  /** Entity ref of who entered it. */
  author: z.string(),
  enteredAt: z.string(),
});

/** `GET /outcomes/:ref/check-ins`: the latest 200, latest first. @public */
export const checkInListSchema = z.object({ items: z.array(checkInSchema) });

/** `GET /outcomes` and `GET /outcomes/:ref` @public */
export const outcomeQuerySchema = z.object({
  /** What was said then; a day as `2026-08-31`. Default: now. */
  on: z.iso.date().optional(),
});

export type MeasureRole = (typeof measureRoles)[number];
export type CheckInRequest = z.input<typeof checkInRequestSchema>;
export type CheckIn = z.infer<typeof checkInSchema>;
export type CheckInList = z.infer<typeof checkInListSchema>;
export type OutcomeQuery = z.input<typeof outcomeQuerySchema>;
