import { DeliveryCore } from '../deliveryCore';
import { OutcomeStore } from '../outcomes/store/OutcomeStore';
import {
  AuthorizedCampaignService,
  CampaignAuthorization,
} from './AuthorizedCampaignService';
import { CampaignService } from './CampaignService';
import { CampaignStore } from './CampaignStore';
import { ExemptionStore } from './ExemptionStore';

/** Campaigns, wired and authorized. @internal */
export function createCampaigns(
  core: Pick<DeliveryCore, 'knex' | 'clock'>,
  options: Omit<CampaignAuthorization, 'clock' | 'declared'>,
): AuthorizedCampaignService {
  const { knex, clock } = core;
  const service = CampaignService.create({
    campaigns: CampaignStore.create({ knex }),
    exemptions: ExemptionStore.create({ knex }),
    clock,
  });
  return new AuthorizedCampaignService(service, {
    ...options,
    declared: OutcomeStore.create({ knex }),
    clock,
  });
}
