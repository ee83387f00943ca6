import { Knex } from 'knex';
import { dayOf } from '../projection/days';
import { StandingCounts } from './standingItems';

/** Days that one answer holds: a year. */
const MOST_DAYS = 366;

/** How far a campaign was on a day. */
export interface StandingDay extends StandingCounts {
  /** Days since 1970-01-01, UTC. */
  day: number;
  /** Epoch milliseconds. */
  countedAt: number;
  /** What was asked of which outcomes that day: see `askedOf`. */
  asked: string;
}

interface StandingRow extends StandingCounts {
  campaign: string;
  day: number;
  counted_ms: number;
  asked: string;
}

/** Keeps how far campaigns are, once per campaign and day. @internal */
export class StandingStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): StandingStore {
    return new StandingStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The last count of a day stands for it, however often it is counted. */
  async save(
    campaign: string,
    asked: string,
    { counts, at }: { counts: StandingCounts; at: number },
  ): Promise<void> {
    const row: StandingRow = {
      campaign,
      day: dayOf(at),
      counted_ms: at,
      asked,
      ...counts,
    };
    await this.#knex<StandingRow>('campaign_standing')
      .insert(row)
      .onConflict(['campaign', 'day'])
      .merge();
  }

  /** The latest 366 days, the earliest first: one range of the primary key. */
  async ofCampaign(campaign: string): Promise<StandingDay[]> {
    const rows = await this.#knex<StandingRow>('campaign_standing')
      .where({ campaign })
      .orderBy('day', 'desc')
      .limit(MOST_DAYS);
    return rows.reverse().map(standingDay);
  }
}

function standingDay(row: StandingRow): StandingDay {
  return {
    day: Number(row.day),
    countedAt: Number(row.counted_ms),
    asked: row.asked,
    met: Number(row.met),
    unmet: Number(row.unmet),
    exempt: Number(row.exempt),
    unknown: Number(row.unknown),
    total: Number(row.total),
  };
}
