import { OutcomeApi } from '@delivery-stack/backstage-plugin-delivery-common';
import { BankCampaign } from '@delivery-stack/example-bank';

/**
 * Sets up what is not there yet, by title, and says how many that were.
 *
 * @remarks
 * One that somebody ended stays ended; one that was renamed comes again.
 */
export async function setUpCampaigns(
  campaigns: readonly BankCampaign[],
  {
    api,
    token,
  }: {
    api: Pick<OutcomeApi, 'listCampaigns' | 'createCampaign'>;
    token: string;
  },
): Promise<number> {
  const { items } = await api.listCampaigns({}, { token });
  const known = new Set(items.map(({ title }) => title));
  const missing = campaigns.filter(({ title }) => !known.has(title));
  for (const campaign of missing) {
    await api.createCampaign(campaign, { token });
  }
  return missing.length;
}
