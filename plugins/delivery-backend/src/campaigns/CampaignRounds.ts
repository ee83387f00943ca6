import { Clock } from '../insight/Clock';
import { NoticeDesk } from '../notices/NoticeDesk';
import { outcomeSummary } from '../outcomes/report/outcomeSummary';
import { OutcomeStore } from '../outcomes/store/OutcomeStore';
import { SnapshotStore } from '../outcomes/store/SnapshotStore';
import { dayOf } from '../projection/days';
import { campaignNotices } from './campaignNotices';
import { CampaignStore, StoredCampaign } from './CampaignStore';
import { ExemptionStore } from './ExemptionStore';
import { byCampaign } from './byCampaign';
import {
  askedOf,
  standingCounts,
  StandingItem,
  standingItems,
} from './standingItems';
import { StandingStore } from './StandingStore';

/**
 * Records how far each campaign is, over every outcome in its scope, and tells
 * owners what ends soon.
 *
 * @remarks
 * Judged from what was recorded of each outcome last, as what readers see.
 * Reads one report per outcome, and nothing where no campaign runs.
 *
 * @internal
 */
export class CampaignRounds {
  readonly #options: Parameters<typeof CampaignRounds.create>[0];

  static create(options: {
    campaigns: CampaignStore;
    exemptions: ExemptionStore;
    standings: StandingStore;
    outcomes: OutcomeStore;
    snapshots: SnapshotStore;
    desk: NoticeDesk;
    clock: Clock;
  }): CampaignRounds {
    return new CampaignRounds(options);
  }

  private constructor(options: Parameters<typeof CampaignRounds.create>[0]) {
    this.#options = options;
  }

  /** One instant for all of it, so that no round is of two days. */
  async run(signal: AbortSignal): Promise<void> {
    const { campaigns, exemptions, outcomes, clock } = this.#options;
    const at = clock();
    const running = await campaigns.running();
    if (running.length === 0) {
      return;
    }
    const grounds = {
      declared: await outcomes.all(),
      summaries: await this.#summaries(at),
      asOf: at,
    };
    const lasting = byCampaign(await exemptions.lasting(dayOf(at)));
    for (const campaign of running) {
      if (signal.aborted) {
        return;
      }
      const items = standingItems(campaign, {
        ...grounds,
        exemptions: lasting.get(campaign.id) ?? [],
      });
      await this.#settle(campaign, items, { at, signal });
    }
  }

  /** Told after it is recorded: where nothing can be sent, days are kept. */
  async #settle(
    campaign: StoredCampaign,
    items: readonly StandingItem[],
    { at, signal }: { at: number; signal: AbortSignal },
  ): Promise<void> {
    const { standings, desk } = this.#options;
    const counts = standingCounts(items);
    await standings.save(campaign.id, askedOf(campaign), { counts, at });
    await desk.tellAll(campaignNotices(campaign, items, at), {
      link: `/delivery/outcomes?view=campaigns&campaign=${campaign.id}`,
      signal,
    });
  }

  async #summaries(at: number) {
    const reports = await this.#options.snapshots.allUpTo(at);
    return new Map(
      [...reports].map(([ref, report]) => [ref, outcomeSummary(report)]),
    );
  }
}
