import {
  campaignRequirementTitles,
  CampaignSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { isForbidden } from '../../api';
import { formatCount } from '../../format';
import { shortRef } from '../Outcomes/shortRef';

/** Characters of a message that are shown. */
const LONGEST = 300;

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

/** Why something was not saved; the backend says it plainest. */
export function describeRefusal(error: unknown): string {
  const { message, cause } = (error ?? {}) as {
    message?: string;
    cause?: { message?: string };
  };
  const said = (cause?.message ?? message ?? '').slice(0, LONGEST);
  return `${isForbidden(error) ? 'Not allowed' : 'Not saved'}. ${said}`;
}
