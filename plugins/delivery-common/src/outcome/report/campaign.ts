import { z } from 'zod';
import { refSchema } from '../refs';
import { campaignRecordSchema } from './campaignRecord';
import { campaignRequirements } from './requirement';

/** Which outcomes a campaign is about: those to which all of it applies. @public */
export const campaignScopeSchema = z.strictObject({
  /** Entity ref. */
  domain: refSchema(['domain']).optional(),
  /** Entity ref. */
  owner: refSchema(['group', 'user']).optional(),
  /** `spec.type` of the outcome. */
  type: z.string().trim().min(1).max(100).optional(),
});

/** `POST /campaigns` @public */
export const campaignRequestSchema = z.strictObject({
  title: z.string().trim().min(3).max(200),
  /** What it is good for, for those who have to do something. */
  why: z.string().trim().min(10).max(2_000),
  /** Entity ref of who answers questions about it. */
  owner: refSchema(['group', 'user']),
  requirement: z.enum(campaignRequirements),
  /** Default: every outcome. */
  scope: campaignScopeSchema.default({}),
  /** The last day to meet it, as `2027-03-31`; it ends at midnight UTC. */
  target: z.iso.date(),
});

const versionSchema = z
  .number()
  .int()
  .describe('As it was read: another one means that somebody was faster');

/** `POST /campaigns/:id`: all of it anew. @public */
export const campaignChangeSchema = campaignRequestSchema.extend({
  version: versionSchema,
});

/** `POST /campaigns/:id/end` @public */
export const campaignEndSchema = z.strictObject({ version: versionSchema });

/** What a campaign asks, of which outcomes, by when. @public */
export const campaignSchema = z.object({
  id: z.string(),
  title: z.string(),
  why: z.string(),
  owner: z.string(),
  requirement: z.enum(campaignRequirements),
  scope: campaignScopeSchema,
  target: z.string(),
  /** Entity ref. */
  createdBy: z.string(),
  createdAt: z.string(),
  /** Nothing is asked from then on. */
  endedAt: z.string().optional(),
  version: z.number().int(),
});

/**
 * `empty`: nothing is asked of any outcome; `done`: all of which it is asked
 * meet it; `missed`: some did not by the end of the target day; `running`: some
 * do not yet.
 *
 * @public
 */
export const campaignStandings = [
  'running',
  'missed',
  'done',
  'empty',
  'ended',
] as const;

/** Where an outcome stands in a campaign; exempt is no pass. @public */
export const campaignItemStates = ['met', 'exempt', 'open'] as const;

/** A campaign, and how far it is among the outcomes that the reader may read. @public */
export const campaignSummarySchema = campaignSchema.extend({
  standing: z.enum(campaignStandings),
  counts: z.object({
    scope: z.number().int(),
    met: z.number().int(),
    exempt: z.number().int(),
    open: z.number().int(),
    /** met ÷ (scope − exempt), 0 to 1; null where that leaves none. */
    share: z.number().nullable(),
  }),
});

/** `GET /campaigns` @public */
export const campaignQuerySchema = z.object({
  /** Entity ref: only what runs and asks something of this outcome. */
  outcome: z.string().min(1).max(500).optional(),
});

/** What a campaign asks of one outcome, and whether that meets it. @public */
export const campaignAskedSchema = z.object({
  state: z.enum(campaignItemStates),
  /** Why it does not meet the requirement. */
  reason: z.string().optional(),
  /** Last day of the exemption that is valid. */
  exemptUntil: z.string().optional(),
});

/** `GET /campaigns`: by target day, then the latest 50 that ended. @public */
export const campaignListSchema = z.object({
  asOf: z.string(),
  items: z.array(
    campaignSummarySchema.extend({
      /** Where one outcome is asked for. */
      asked: campaignAskedSchema.optional(),
    }),
  ),
  viewer: z.object({ mayManage: z.boolean() }),
});

/** `POST /campaigns/:id/exemptions` @public */
export const exemptionRequestSchema = z.strictObject({
  /** Entity ref. */
  outcome: z.string().min(1).max(500),
  reason: z.string().trim().min(10).max(2_000),
  /** Its last day, at most 366 days ahead; it ends at midnight UTC. */
  expires: z.iso.date(),
});

/** Leave not to meet the requirement for a time. @public */
export const exemptionSchema = z.object({
  id: z.string(),
  /** Id of the campaign. */
  campaign: z.string(),
  /** Entity ref. */
  outcome: z.string(),
  reason: z.string(),
  /** Entity ref of who granted it. */
  approver: z.string(),
  grantedAt: z.string(),
  /** Its last day. */
  expires: z.string(),
  withdrawnBy: z.string().optional(),
  withdrawnAt: z.string().optional(),
  /** Neither expired nor withdrawn. */
  valid: z.boolean(),
});

/** An outcome in a campaign. @public */
export const campaignItemSchema = z.object({
  /** Entity ref. */
  outcome: z.string(),
  title: z.string(),
  owner: z.string(),
  state: z.enum(campaignItemStates),
  /** Why it does not meet the requirement. */
  reason: z.string().optional(),
  /** Whether the reader may exempt it now. */
  mayExempt: z.boolean(),
});

/** `GET /campaigns/:id`: open outcomes first; exemptions, the latest first. @public */
export const campaignDetailSchema = z.object({
  asOf: z.string(),
  campaign: campaignSummarySchema,
  items: z.array(campaignItemSchema),
  /** Former ones too, of the outcomes that the reader may read. */
  exemptions: z.array(exemptionSchema),
  /** Null where the reader may not read every outcome in its scope. */
  record: campaignRecordSchema.nullable(),
  viewer: z.object({ mayManage: z.boolean(), mayWithdraw: z.boolean() }),
});

export type CampaignScope = z.infer<typeof campaignScopeSchema>;
export type CampaignRequest = z.input<typeof campaignRequestSchema>;
export type CampaignChange = z.input<typeof campaignChangeSchema>;
export type CampaignEnd = z.input<typeof campaignEndSchema>;
export type Campaign = z.infer<typeof campaignSchema>;
export type CampaignStanding = (typeof campaignStandings)[number];
export type CampaignSummary = z.infer<typeof campaignSummarySchema>;
export type CampaignQuery = z.input<typeof campaignQuerySchema>;
export type CampaignAsked = z.infer<typeof campaignAskedSchema>;
export type CampaignList = z.infer<typeof campaignListSchema>;
export type CampaignItem = z.infer<typeof campaignItemSchema>;
export type CampaignDetail = z.infer<typeof campaignDetailSchema>;
export type ExemptionRequest = z.input<typeof exemptionRequestSchema>;
export type Exemption = z.infer<typeof exemptionSchema>;
