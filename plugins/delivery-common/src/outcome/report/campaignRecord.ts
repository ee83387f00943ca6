import { z } from 'zod';

/** How many outcomes of a campaign were where at the end of a UTC day. @public */
export const campaignDaySchema = z.object({
  /** As `2027-03-31`. */
  day: z.string(),
  met: z.number().int(),
  unmet: z.number().int(),
  exempt: z.number().int(),
  /** Of which nothing was recorded in the month before; not met. */
  unknown: z.number().int(),
  /** All of these. */
  total: z.number().int(),
  /** False: another requirement or scope was asked for; the forecast skips it. */
  comparable: z.boolean(),
});

/**
 * `empty`: nothing is asked of any outcome; `done`: all meet it; `missed`: some
 * did not by the end of the target day; `onTime` or `late`: as it goes now;
 * `notMoving`: not upwards, or beyond ten years; `tooFew`: days to say.
 *
 * @public
 */
export const campaignForecastStates = [
  'empty',
  'done',
  'missed',
  'onTime',
  'late',
  'notMoving',
  'tooFew',
] as const;

/** When everything will be met if it goes on as it did. @public */
export const campaignForecastSchema = z.object({
  state: z.enum(campaignForecastStates),
  /** Days that it is concluded from. */
  n: z.number().int(),
  /** Days that it takes. */
  needs: z.number().int(),
  /** The UTC day on which everything is met; where it is on time or late. */
  at: z.string().optional(),
  /** Fewest and most outcomes in scope on those days, where they differ. */
  totals: z
    .object({ least: z.number().int(), most: z.number().int() })
    .optional(),
});

/** How far a campaign was day by day, over every outcome in its scope. @public */
export const campaignRecordSchema = z.object({
  /** The latest 366 that were recorded, the earliest first. */
  days: z.array(campaignDaySchema),
  /** Absent once the campaign ended. */
  forecast: campaignForecastSchema.optional(),
});

export type CampaignDay = z.infer<typeof campaignDaySchema>;
export type CampaignForecastState = (typeof campaignForecastStates)[number];
export type CampaignForecastView = z.infer<typeof campaignForecastSchema>;
export type CampaignRecord = z.infer<typeof campaignRecordSchema>;
