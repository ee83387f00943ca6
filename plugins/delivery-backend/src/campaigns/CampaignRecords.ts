import {
  CampaignRecord,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { OutcomeStore } from '../outcomes/store/OutcomeStore';
import { campaignRecord } from './campaignRecord';
import { StoredCampaign } from './CampaignStore';
import { StoredExemption } from './ExemptionStore';
import {
  declaredInScope,
  standingCounts,
  standingItems,
} from './standingItems';
import { StandingStore } from './StandingStore';

/** Who reads a campaign. */
export interface CampaignReader {
  /** Of the outcomes that the reader may read, and of no others. */
  summaries: readonly OutcomeSummary[];
  /** Those of some entities that the reader may read. */
  readable(refs: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Tells how far campaigns were, to who may know. @internal */
export class CampaignRecords {
  readonly #options: Parameters<typeof CampaignRecords.create>[0];

  static create(options: {
    standings: StandingStore;
    declared: Pick<OutcomeStore, 'all'>;
  }): CampaignRecords {
    return new CampaignRecords(options);
  }

  private constructor(options: Parameters<typeof CampaignRecords.create>[0]) {
    this.#options = options;
  }

  /**
   * Null for a reader from whom an outcome in the scope is hidden: counts of
   * the whole, less what they may read, would tell of it.
   */
  async of(
    campaign: StoredCampaign,
    reader: CampaignReader,
    facts: { exemptions: readonly StoredExemption[]; asOf: number },
  ): Promise<CampaignRecord | null> {
    const { standings, declared } = this.#options;
    const inScope = declaredInScope(await declared.all(), campaign);
    const refs = inScope.map(({ ref }) => ref);
    const readable = await reader.readable(refs);
    if (refs.some(ref => !readable.has(ref))) {
      return null;
    }
    const items = standingItems(campaign, {
      ...facts,
      declared: inScope,
      summaries: new Map(
        reader.summaries.map(each => [each.outcome, each] as const),
      ),
    });
    return campaignRecord(campaign, await standings.ofCampaign(campaign.id), {
      now: standingCounts(items),
      asOf: facts.asOf,
    });
  }
}
