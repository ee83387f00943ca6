import { z } from 'zod';
import { moneySchema } from './report';

/** `GET /costs/:ref`: what an entity costs in the current month, UTC. @public */
export const entityCostSchema = z.object({
  asOf: z.string(),
  entityRef: z.string(),
  /** Whether any source of cost is connected; without one nothing is known. */
  connected: z.boolean(),
  /** First day of the month: `2027-03-01`. */
  since: z.string(),
  /** Last day that was delivered; absent: none of any month. */
  through: z.string().optional(),
  /** Effective cost so far, by currency; empty: no charge is matched to it. */
  spent: z.array(moneySchema),
  /** What belongs to no entity at all, by currency; `share` of everything. */
  unmatched: z.array(moneySchema.extend({ share: z.number() })),
});

export type EntityCost = z.infer<typeof entityCostSchema>;
