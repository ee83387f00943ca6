import {
  campaignChangeSchema,
  campaignDetailSchema,
  campaignEndSchema,
  campaignListSchema,
  campaignQuerySchema,
  campaignRequestSchema,
  campaignSchema,
  exemptionRequestSchema,
  exemptionSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { z } from 'zod';
import { operation } from './Operation';

const READERS =
  'Anybody who is signed in; counted and listed are the outcomes that they may read in the catalog.';
const MANAGERS = 'People with `delivery.campaign.manage`.';
const CONFLICT = { 409: 'It was changed in the meantime, or has ended' };

const json = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': schema },
});

/** Routes about campaigns and exemptions. @internal */
export const campaignOperations = {
  listCampaigns: operation({
    id: 'listCampaigns',
    method: 'get',
    path: '/campaigns',
    summary: 'What is asked of outcomes by when, and how far that is',
    description:
      'Those that run, by target day, then the latest 50 that ended. Judged now, from what was recorded of each outcome last. With `outcome` only those that run and ask something of it, with where it stands in each.',
    access: READERS,
    query: campaignQuerySchema,
    answer: campaignListSchema,
  }),
  getCampaign: operation({
    id: 'getCampaign',
    method: 'get',
    path: '/campaigns/:id',
    summary: 'One campaign, outcome by outcome, with its exemptions',
    description:
      '`record` has how far it was by UTC day, over every outcome in its scope, and when everything is met on this pace; it is null for who may not read all of them.',
    access: READERS,
    answer: campaignDetailSchema,
  }),
  createCampaign: operation({
    id: 'createCampaign',
    method: 'post',
    path: '/campaigns',
    summary: 'Sets a campaign up',
    access: MANAGERS,
    body: json(
      'What is asked, of which outcomes, by when',
      campaignRequestSchema,
    ),
    answer: campaignSchema,
    otherStatuses: { 409: '200 campaigns run already' },
  }),
  changeCampaign: operation({
    id: 'changeCampaign',
    method: 'post',
    path: '/campaigns/:id',
    summary: 'Replaces what a campaign says',
    access: MANAGERS,
    body: json(
      'All of it anew, with the version that was read',
      campaignChangeSchema,
    ),
    answer: campaignSchema,
    otherStatuses: CONFLICT,
  }),
  endCampaign: operation({
    id: 'endCampaign',
    method: 'post',
    path: '/campaigns/:id/end',
    summary: 'Asks nothing more from now on; it cannot be resumed',
    access: MANAGERS,
    body: json('The version that was read', campaignEndSchema),
    answer: campaignSchema,
    otherStatuses: CONFLICT,
  }),
  grantExemption: operation({
    id: 'grantExemption',
    method: 'post',
    path: '/campaigns/:id/exemptions',
    summary: 'Exempts an outcome that is open, until the end of a day',
    access:
      'People with `delivery.exemption.approve` who do not own the outcome.',
    body: json('Which outcome, why and until when', exemptionRequestSchema),
    answer: exemptionSchema,
    otherStatuses: {
      409: 'The outcome is not open, or the campaign has ended or takes no more',
    },
  }),
  withdrawExemption: operation({
    id: 'withdrawExemption',
    method: 'post',
    path: '/campaign-exemptions/:id/withdrawal',
    summary: 'Withdraws an exemption; it stays on record',
    access:
      'People with `delivery.exemption.approve` who may read the outcome.',
    answer: exemptionSchema,
    otherStatuses: { 409: 'It expired or was withdrawn already' },
  }),
} as const;
