import { z } from 'zod';
import { gateKinds } from '../fold/passage';
import { targetSchema } from './duration';
import { namesSchema } from './names';

/**
 * A ticket (or a state log's case) is at the gate while it has one of these
 * statuses; leaving to one of `returnsTo` sends it back.
 */
const statusRule = z
  .object({
    source: z.string().min(1),
    status: namesSchema,
    /** The statuses among them in which somebody works on it. */
    starts: namesSchema.optional(),
    returnsTo: namesSchema.optional(),
    /** Decides by the status that the ticket leaves to. */
    rejects: namesSchema.optional(),
    project: namesSchema.optional(),
    ticketType: namesSchema.optional(),
  })
  .strict();

/** Activities of a log that open, start and decide a round. */
const activityRule = z
  .object({
    source: z.literal('log'),
    opens: namesSchema.optional(),
    starts: namesSchema.optional(),
    approves: namesSchema.optional(),
    rejects: namesSchema.optional(),
  })
  .strict()
  .refine(rule => rule.approves || rule.rejects, {
    message: 'needs approves or rejects: the activities that decide',
  });

/** An approval asked for by a protected environment, or by its name. */
const approvalRule = z
  .object({
    source: z.string().min(1),
    environment: namesSchema.optional(),
    approval: namesSchema.optional(),
    repository: namesSchema.optional(),
  })
  .strict()
  .refine(rule => rule.environment || rule.approval, {
    message:
      'needs status, environment, approval, review, timer, runner or check',
  });

/** Reviews of changes: asked when ready, decided by a person who is not the author. */
const reviewRule = z
  .object({
    source: z.string().min(1),
    review: z.literal(true),
    repository: namesSchema.optional(),
  })
  .strict();

/** Deliberate waits, by name or environment. */
const timerRule = z
  .object({
    source: z.string().min(1),
    timer: namesSchema,
    repository: namesSchema.optional(),
  })
  .strict();

/** Waiting for a runner, by task name. */
const runnerRule = z
  .object({
    source: z.string().min(1),
    runner: namesSchema,
    repository: namesSchema.optional(),
  })
  .strict();

/** Automated checks, by the name of the task: a job, or a check of another tool. */
const checkRule = z
  .object({
    source: z.string().min(1),
    check: namesSchema,
    repository: namesSchema.optional(),
  })
  .strict();

/** What makes an event belong to a gate. The most specific shape is tried first. @public */
export const gateRuleSchema = z.union([
  statusRule,
  activityRule,
  reviewRule,
  timerRule,
  runnerRule,
  checkRule,
  approvalRule,
]);

/** See {@link gateRuleSchema}. @public */
export type GateRule = z.infer<typeof gateRuleSchema>;

/**
 * A governance step as the organisation configures it.
 *
 * @public
 */
export const gateSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
      message: 'must be kebab-case, like security-review',
    }),
    title: z.string().optional(),
    /** Accountable function; unowned without one. */
    function: z.string().optional(),
    /** Who does the rework that the gate asks for; default: the step's, else the pod. */
    returnsFunction: z.string().optional(),
    kind: z.enum(gateKinds),
    target: targetSchema.optional(),
    /** Working calendar; default: the function's. */
    calendar: z.string().optional(),
    /** True where decisions fall on an outside cadence, such as a weekly board. */
    cadence: z.boolean().optional(),
    protects: z
      .object({ loss: z.number().positive(), currency: z.string().length(3) })
      .strict()
      .optional(),
    match: z.array(gateRuleSchema).min(1),
  })
  .strict()
  .refine(
    ({ kind, match }) =>
      kind === 'evaluation' || match.every(rule => !('check' in rule)),
    {
      path: ['kind'],
      message:
        'must be evaluation where a rule names a check: what no person decides is no approval',
    },
  );

/** See {@link gateSchema}. @public */
export type Gate = z.infer<typeof gateSchema>;
