import { z } from 'zod';
import { personData, short, text } from './person';

/** A change (pull or merge request), as it stands at the time of the fact. */
export const changeData = z.object({
  /** `<owner>/<repository>#<number>`, unique within the source. */
  key: short,
  repository: short,
  title: text.optional(),
  branch: short.optional(),
  base: short.optional(),
  headSha: short.optional(),
  /** The commit that the merge put on the base branch. */
  mergeSha: short.optional(),
  baseSha: short.optional(),
  draft: z.boolean().optional(),
  /** Whether it is open, merged or closed without, at the time of the fact. */
  state: z.enum(['open', 'merged', 'closed']).optional(),
  /** True when the scaffolder made the change. */
  scaffolded: z.boolean().optional(),
  /** Ticket keys that the source itself links. */
  tickets: z.array(short).max(200).optional(),
  author: personData.optional(),
  actor: personData.optional(),
  url: short.optional(),
});

/** A review, or a comment, by somebody. */
export const changeReviewedData = z.object({
  key: short,
  repository: short,
  state: z.enum(['approved', 'changesRequested', 'commented', 'dismissed']),
  reviewer: personData.optional(),
  /** True when the reviewer is the author of the change: not a review. */
  byAuthor: z.boolean().optional(),
  /** True when it carries text. */
  commented: z.boolean().optional(),
});

/** A commit; `time` of the fact is when it was authored. */
export const commitData = z.object({
  sha: short,
  repository: short,
  parents: z.array(short).max(100).optional(),
  message: text.optional(),
  /** The change it belongs to, where the source says so. */
  change: short.optional(),
  author: personData.optional(),
});
