import { z } from 'zod';

/** How the last run of a source went; `waiting`: it never ran. @public */
export const sourceStatuses = [
  'waiting',
  'running',
  'ok',
  'partial',
  'failed',
] as const;

/** What a person should mend, or wait for. @public */
export const sourceProblemSchema = z.object({
  /** E.g. `unauthorized`; see `SourceProblemCode` of `delivery-node`. */
  code: z.string(),
  /** The repository, project or job; absent: the whole source. */
  subject: z.string().optional(),
  message: z.string(),
  /** What mends it. */
  cure: z.string().optional(),
  /** Rights that the credentials lack. */
  scopes: z.array(z.string()).optional(),
  /** It heals by itself then. */
  until: z.string().optional(),
  since: z.string(),
});

/** One source of a module: who fetches, how far it is, and what it lacks. @public */
export const sourceItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  vendor: z.string().optional(),
  status: z.enum(sourceStatuses),
  lastStartedAt: z.string().optional(),
  /** End of the last run that came to its end, even if single projects failed. */
  lastSuccessAt: z.string().optional(),
  nextRunAt: z.string().optional(),
  /** Seconds from the last success to `asOf`; absent before the first. */
  lagSeconds: z.number().optional(),
  /** How far the run is; only while it runs, and where it says so. */
  progress: z
    .object({
      done: z.number(),
      total: z.number().optional(),
      unit: z.string(),
    })
    .optional(),
  /** What became of all it ever handed over. */
  events: z.object({
    accepted: z.number().int(),
    duplicate: z.number().int(),
    conflicting: z.number().int(),
    rejected: z.number().int(),
    ignored: z.number().int(),
  }),
  /** Why payloads were rejected, most frequent first, at most 20 reasons. */
  rejections: z.array(
    z.object({ reason: z.string(), count: z.number().int() }),
  ),
  problems: z.array(sourceProblemSchema),
  /** Absent where the source hears no webhooks. */
  webhook: z
    .object({
      /** Path at the backend that webhooks are sent to. */
      path: z.string(),
      received: z.number().int(),
      /** Senders that did not know the secret. */
      refused: z.number().int(),
      lastReceivedAt: z.string().optional(),
      /** What webhooks asked to be fetched, and was not yet. */
      pendingWishes: z.number().int(),
    })
    .optional(),
});

/**
 * How many of something could be linked to a journey, and why the rest could
 * not.
 *
 * @remarks
 * The reasons are counted over the latest `sampled` of those that are not
 * linked, because finding a reason means reading what each of them said.
 *
 * @public
 */
export const linkShareSchema = z.object({
  total: z.number().int(),
  linked: z.number().int(),
  /** Of how many that are not linked the reasons were looked for. */
  sampled: z.number().int(),
  /** Most frequent first. */
  reasons: z.array(
    z.object({
      /** A stable name of the reason. */
      code: z.string(),
      /** The reason as people read it. */
      reason: z.string(),
      count: z.number().int(),
      /** Key of the latest one, e.g. `ticket:PAY-12`. */
      example: z.string().optional(),
    }),
  ),
});

/** What share of what came in lately is part of a journey. @public */
export const linkingSchema = z.object({
  /** Counted is what was heard of from here … */
  since: z.string(),
  /** … to here. */
  until: z.string(),
  deployments: linkShareSchema,
  changes: linkShareSchema,
  tickets: linkShareSchema,
});

/** `GET /sources` @public */
export const sourceListSchema = z.object({
  asOf: z.string(),
  items: z.array(sourceItemSchema),
  linking: linkingSchema,
});

/** `POST /sources/:id/run` @public */
export const runSourceResultSchema = z.object({
  /** False: it runs already. */
  started: z.boolean(),
});

/** `POST /webhooks/:id`: what became of what a webhook said. @public */
export const webhookResultSchema = z.object({
  accepted: z.number().int(),
  duplicate: z.number().int(),
  conflicting: z.number().int(),
  rejected: z.number().int(),
  /** What is fetched anew because of it. */
  wishes: z.number().int(),
});

export type SourceStatus = (typeof sourceStatuses)[number];
export type SourceProblemItem = z.infer<typeof sourceProblemSchema>;
export type SourceItem = z.infer<typeof sourceItemSchema>;
export type LinkShare = z.infer<typeof linkShareSchema>;
export type Linking = z.infer<typeof linkingSchema>;
export type SourceList = z.infer<typeof sourceListSchema>;
export type RunSourceResult = z.infer<typeof runSourceResultSchema>;
