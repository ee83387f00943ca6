import { z } from 'zod';
import { frameQuerySchema } from './query';

/** `GET /scorecard` @public */
export const scorecardQuerySchema = frameQuerySchema
  .omit({ scope: true })
  .extend({
    /** The component, or other single entity, that the card is about. */
    entityRef: z.string().min(1).max(500),
  });

/** `GET /dead-letters` @public */
export const deadLetterQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

/** `POST /gates/explain` @public */
export const explainRequestSchema = z.object({
  /** A CDEvents event, as `POST /events` takes it. */
  event: z.record(z.string(), z.unknown()),
});

/** `POST /projection/refold` @public */
export const refoldResultSchema = z.object({
  /** Journeys that were marked to be computed again. */
  marked: z.number().int(),
});

export type ScorecardQuery = z.input<typeof scorecardQuerySchema>;
export type DeadLetterQuery = z.input<typeof deadLetterQuerySchema>;
export type ExplainRequest = z.infer<typeof explainRequestSchema>;
export type RefoldResult = z.infer<typeof refoldResultSchema>;
