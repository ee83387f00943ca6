import { z } from 'zod';

/** Limits that every event is held to before anything is read from it. @public */
export const eventLimits = {
  /** Longest id, source, type or subject id, in characters. */
  identifier: 2_000,
  /** Longest body of one event, in bytes of its JSON text. */
  bytes: 1_048_576,
  /** Deepest nesting of one event. */
  depth: 32,
} as const;

const identifier = z.string().min(1).max(eventLimits.identifier);

/**
 * The envelope of a CDEvents event, v0.4 (`version`) and v0.5 (`specversion`).
 *
 * @remarks
 * `subject.content` and `customData` are checked per type by `factOf`; unknown
 * types pass here, so that they can be kept and reported instead of guessed.
 *
 * @public
 */
export const cdEventSchema = z.object({
  context: z
    .object({
      specversion: z.string().optional(),
      version: z.string().optional(),
      id: identifier,
      source: identifier,
      type: identifier,
      timestamp: z.string().min(1).max(64),
      chainId: z.string().max(eventLimits.identifier).optional(),
      schemaUri: z.string().max(eventLimits.identifier).optional(),
      links: z.array(z.unknown()).max(1_000).optional(),
    })
    .refine(context => context.specversion || context.version, {
      message: 'context.specversion is missing',
    }),
  subject: z.object({
    id: identifier,
    source: z.string().max(eventLimits.identifier).optional(),
    type: z.string().max(eventLimits.identifier).optional(),
    content: z.record(z.string(), z.unknown()).default({}),
  }),
  customData: z.unknown().optional(),
  customDataContentType: z.string().max(200).optional(),
});

/** A CDEvents event, as it enters and as it is stored. @public */
export type CdEvent = z.infer<typeof cdEventSchema>;
