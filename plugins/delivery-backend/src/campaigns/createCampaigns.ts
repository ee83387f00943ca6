import { SchedulerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { DeliveryCore } from '../deliveryCore';
import { NoticeDesk } from '../notices/NoticeDesk';
import { NoticeStore } from '../notices/NoticeStore';
import { OutcomeStore } from '../outcomes/store/OutcomeStore';
import { SnapshotStore } from '../outcomes/store/SnapshotStore';
import {
  AuthorizedCampaignService,
  CampaignAuthorization,
} from './AuthorizedCampaignService';
import { CampaignRecords } from './CampaignRecords';
import { CampaignRounds } from './CampaignRounds';
import { CampaignService } from './CampaignService';
import { CampaignStore } from './CampaignStore';
import { ExemptionStore } from './ExemptionStore';
import { StandingStore } from './StandingStore';

/** What campaigns are made of. */
export interface CampaignsOptions
  extends Omit<CampaignAuthorization, 'clock' | 'declared'> {
  notifications: NotificationService;
}

/** Everything about campaigns that answers requests, or runs on its own. */
export interface Campaigns {
  campaigns: AuthorizedCampaignService;
  task: Parameters<SchedulerService['scheduleTask']>[0];
}

/** Campaigns, wired and authorized. @internal */
export function createCampaigns(
  core: Pick<DeliveryCore, 'knex' | 'clock' | 'config' | 'logger'>,
  options: CampaignsOptions,
): Campaigns {
  const { knex, clock, config } = core;
  const outcomes = OutcomeStore.create({ knex });
  const stores = {
    campaigns: CampaignStore.create({ knex }),
    exemptions: ExemptionStore.create({ knex }),
    standings: StandingStore.create({ knex }),
  };
  const rounds = CampaignRounds.create({
    ...stores,
    outcomes,
    snapshots: SnapshotStore.create({ knex }),
    desk: deskOf(core, options),
    clock,
  });
  const records = CampaignRecords.create({ ...stores, declared: outcomes });
  const service = CampaignService.create({ ...stores, records, clock });
  return {
    campaigns: new AuthorizedCampaignService(service, {
      ...options,
      declared: outcomes,
      clock,
    }),
    task: {
      id: 'delivery-campaigns',
      // As outcomes are recorded: what was counted last in a day stands.
      frequency: config.schedule.outcomes,
      timeout: { minutes: 10 },
      fn: signal => rounds.run(signal),
    },
  };
}

function deskOf(
  core: Pick<DeliveryCore, 'knex' | 'clock' | 'logger'>,
  { notifications }: Pick<CampaignsOptions, 'notifications'>,
): NoticeDesk {
  return NoticeDesk.create({
    ...core,
    notices: NoticeStore.create(core),
    notifications,
    about: 'campaigns',
  });
}
