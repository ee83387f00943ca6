import { z } from 'zod';

/** `GET /patterns/:id/diff` @public */
export const patternDiffQuerySchema = z.object({
  /** Digest of the content before. */
  from: z.string().max(80),
  /** Digest of the content after; default: the current one. */
  to: z.string().max(80).optional(),
});

const hunkSchema = z.object({
  oldStart: z.number().int(),
  newStart: z.number().int(),
  /** Each begins with a space, `+` or `-`. */
  lines: z.array(z.string()),
});

/** One file that came, went or changed. @public */
export const fileChangeSchema = z.object({
  path: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  /** Facets that name it. */
  facets: z.array(z.string()),
  /** Functions that own it. */
  owners: z.array(z.string()),
  added: z.number().int(),
  removed: z.number().int(),
  /** Empty where it is not shown. */
  hunks: z.array(hunkSchema),
  /** Why lines are not shown. */
  unshown: z.enum(['binary', 'tooLarge', 'notKept']).optional(),
});

/** What changed from one content to the next, and whom it asks. @public */
export const patternDiffSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** Functions that have to sign again, in the pattern's order. */
  touched: z.array(z.string()),
  files: z.array(fileChangeSchema),
  /** Parameters whose form or range differs. */
  parameters: z.object({
    added: z.array(z.string()),
    removed: z.array(z.string()),
    changed: z.array(z.string()),
  }),
  /** Parts of `pattern.yaml` that differ. */
  declarations: z.array(z.string()),
  /** Steps or other parts of the template differ. */
  steps: z.boolean(),
});

export type PatternDiffQuery = z.input<typeof patternDiffQuerySchema>;
export type FileChange = z.infer<typeof fileChangeSchema>;
export type PatternContentDiff = z.infer<typeof patternDiffSchema>;
