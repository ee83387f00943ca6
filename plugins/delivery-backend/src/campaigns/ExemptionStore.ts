import { CampaignExemption } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { endOfDay } from '../projection/days';
import type { Deed } from './CampaignStore';

/** Exemptions that one campaign takes, former ones included. */
export const MOST_EXEMPTIONS = 1_000;

/** An exemption as it is kept; instants are epoch milliseconds. */
export interface StoredExemption extends CampaignExemption {
  id: string;
  campaign: string;
  reason: string;
  approver: string;
  /** Days since 1970-01-01. */
  lastDay: number;
  withdrawnBy?: string;
}

/** What is granted. */
export type ExemptionGrant = Omit<
  StoredExemption,
  'expires' | 'withdrawnBy' | 'withdrawnAt'
>;

interface ExemptionRow {
  id: string;
  campaign: string;
  outcome: string;
  reason: string;
  approver: string;
  granted_ms: number;
  last_day: number;
  withdrawn_by: string | null;
  withdrawn_ms: number | null;
}

/** Keeps exemptions from campaigns; none is ever deleted. @internal */
export class ExemptionStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): ExemptionStore {
    return new ExemptionStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Of one campaign, the latest first: one range of an index, of at most 1,000. */
  async ofCampaign(campaign: string): Promise<StoredExemption[]> {
    const rows = await this.#knex<ExemptionRow>('campaign_exemption')
      .where({ campaign })
      .orderBy('seq', 'desc');
    return rows.map(storedExemption);
  }

  /**
   * Of all campaigns, those that last to a day or longer and were not
   * withdrawn. One range of an index; grows with the exemptions in force.
   */
  async lasting(day: number): Promise<StoredExemption[]> {
    const rows = await this.#knex<ExemptionRow>('campaign_exemption')
      .where('last_day', '>=', day)
      .whereNull('withdrawn_ms');
    return rows.map(storedExemption);
  }

  async byId(id: string): Promise<StoredExemption | undefined> {
    const row = await this.#knex<ExemptionRow>('campaign_exemption')
      .where({ id })
      .first();
    return row && storedExemption(row);
  }

  async add(grant: ExemptionGrant): Promise<StoredExemption> {
    const row: ExemptionRow = {
      id: grant.id,
      campaign: grant.campaign,
      outcome: grant.outcome,
      reason: grant.reason,
      approver: grant.approver,
      granted_ms: grant.grantedAt,
      last_day: grant.lastDay,
      withdrawn_by: null,
      withdrawn_ms: null,
    };
    await this.#knex<ExemptionRow>('campaign_exemption').insert(row);
    return storedExemption(row);
  }

  /** False: it was withdrawn already. */
  async withdraw(id: string, { by, at }: Deed): Promise<boolean> {
    const changed = await this.#knex<ExemptionRow>('campaign_exemption')
      .where({ id })
      .whereNull('withdrawn_ms')
      .update({ withdrawn_by: by, withdrawn_ms: at });
    return changed > 0;
  }
}

function storedExemption(row: ExemptionRow): StoredExemption {
  const lastDay = Number(row.last_day);
  return {
    id: row.id,
    campaign: row.campaign,
    outcome: row.outcome,
    reason: row.reason,
    approver: row.approver,
    grantedAt: Number(row.granted_ms),
    lastDay,
    expires: endOfDay(lastDay),
    ...(row.withdrawn_by !== null && { withdrawnBy: row.withdrawn_by }),
    ...(row.withdrawn_ms !== null && { withdrawnAt: Number(row.withdrawn_ms) }),
  };
}
