import { z } from 'zod';
import { personData, short, text } from './person';

/**
 * A ticket as it stands: `ticket.created` holds what is known from birth,
 * `ticket.updated` the snapshot at its time. The latest value wins.
 */
export const ticketData = z.object({
  /** Issue key, e.g. `PAY-12`; unique within the source. */
  key: short,
  /** Other names of the same ticket: the source's internal id, former keys. */
  aliases: z.array(short).max(50).optional(),
  title: text.optional(),
  ticketType: short.optional(),
  /** Status at the time of the fact. */
  status: short.optional(),
  /** The vendor's own grouping of that status. */
  statusCategory: z.enum(['new', 'indeterminate', 'done']).optional(),
  /** Key of the ticket it is a part of (parent, or the feature of a story). */
  parent: short.optional(),
  /** Key of the epic it is attached to; never joins. */
  epic: short.optional(),
  subtask: z.boolean().optional(),
  project: short.optional(),
  components: z.array(short).max(200).optional(),
  riskClass: short.optional(),
  /** When the need was recorded, ISO 8601, where a field says so. */
  need: short.optional(),
  links: z
    .array(z.object({ type: short, key: short }))
    .max(1_000)
    .optional(),
  /** Addresses (URLs) of changes that the source itself links. */
  changes: z.array(short).max(200).optional(),
  /** Fields of content that somebody changed at this time; undefined: not recorded. */
  changed: z.array(short).max(100).optional(),
  /** True where the source gave every comment made until now: then silence is known. */
  commentsComplete: z.boolean().optional(),
  url: short.optional(),
  actor: personData.optional(),
});

/** A status left for another one. */
export const ticketStatusData = z.object({
  key: short,
  from: short.optional(),
  to: short,
  toCategory: z.enum(['new', 'indeterminate', 'done']).optional(),
  actor: personData.optional(),
});

/** A resolution set (`ticket.closed`) or cleared (`ticket.reopened`). */
export const ticketResolutionData = z.object({
  key: short,
  resolution: short.optional(),
  actor: personData.optional(),
});

/** Somebody commented on a ticket. */
export const ticketCommentData = z.object({
  key: short,
  actor: personData.optional(),
});
