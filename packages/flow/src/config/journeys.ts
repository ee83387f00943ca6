import { z } from 'zod';
import { milestoneNames } from '../fold/journey';
import { isoDurationSchema } from './duration';
import { namesSchema } from './names';

const names = (defaults: string[]) => namesSchema.default(defaults);

/** What makes a milestone: a status, an activity, an event type or a ticket field. */
const milestoneRule = z
  .object({
    status: namesSchema.optional(),
    activity: namesSchema.optional(),
    /** Fact type such as `pipelinerun.finished`, narrowed by the two below. */
    event: z.string().optional(),
    pipeline: namesSchema.optional(),
    environment: namesSchema.optional(),
  })
  .strict();

/** See `journeys.milestones`. @public */
export type MilestoneRule = z.infer<typeof milestoneRule>;

/**
 * What a journey is: its root, what joins it, its milestones and its end.
 *
 * @public
 */
export const journeysSchema = z
  .object({
    rootTypes: names(['Initiative', 'Feature']),
    /** Types that only attach, however high they stand. */
    attachTypes: names([
      'Epic',
      'Change Request',
      'Normal Change',
      'Standard Change',
      'Emergency Change',
    ]),
    linkTypes: names(['blocks', 'is blocked by', 'requires', 'is required by']),
    /** Statuses in which a ticket without changes is done. */
    doneStatuses: names(['Done', 'Closed', 'Resolved']),
    /** Activities that end a log's case; default: its last event. */
    ends: namesSchema.optional(),
    /** Value-stream stage by status or activity names. */
    stages: z.record(z.string(), namesSchema).default({}),
    milestones: z
      .partialRecord(z.enum(milestoneNames), milestoneRule)
      .default({}),
  })
  .strict()
  .prefault({});

/** See {@link journeysSchema}. @public */
export type JourneysConfig = z.infer<typeof journeysSchema>;

/** A decision faster than this, without comment or change, is a rubber stamp. */
export const rubberStampSchema = isoDurationSchema.prefault('PT5M');
