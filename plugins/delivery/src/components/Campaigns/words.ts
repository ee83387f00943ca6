import {
  campaignRequirementTitles,
  CampaignSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { formatCount } from '../../format';
import { shortRef } from '../Outcomes/shortRef';

/** What a campaign asks, as a sentence. */
export function askOf(
  campaign: Pick<CampaignSummary, 'requirement' | 'scope'>,
): string {
  const { domain, owner, type } = campaign.scope;
  const parts = [
    type && `of type ${type}`,
    domain && `in domain ${shortRef(domain)}`,
    owner && `owned by ${shortRef(owner)}`,
  ].filter(Boolean);
  return [
    'Every outcome',
    ...parts,
    `${campaignRequirementTitles[campaign.requirement]}.`,
  ].join(' ');
}

/** `1 of 3 outcomes, 1 exempt`. */
export function countsOf({ counts }: Pick<CampaignSummary, 'counts'>): string {
  const asked = counts.scope - counts.exempt;
  const exempt = counts.exempt > 0 ? `, ${counts.exempt} exempt` : '';
  return `${counts.met} of ${formatCount(asked, 'outcome')}${exempt}`;
}
