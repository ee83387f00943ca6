import {
  CampaignRequirement,
  CampaignScope,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Knex } from 'knex';

/** Campaigns that may run at a time. */
export const MOST_RUNNING = 200;

/** Those that ended and are still listed. */
const ENDED_LISTED = 50;

/** What a campaign says, and what may be changed of it. */
export interface CampaignContent {
  title: string;
  why: string;
  owner: string;
  requirement: CampaignRequirement;
  scope: CampaignScope;
  /** Days since 1970-01-01. */
  targetDay: number;
}

/** A campaign as it is kept; instants are epoch milliseconds. */
export interface StoredCampaign extends CampaignContent {
  id: string;
  createdBy: string;
  createdAt: number;
  endedAt?: number;
  version: number;
}

/** Who changes something, and when. */
export interface Deed {
  by: string;
  at: number;
}

interface CampaignRow {
  id: string;
  title: string;
  why: string;
  owner: string;
  requirement: CampaignRequirement;
  scope: string;
  target_day: number;
  created_by: string;
  created_ms: number;
  changed_by: string;
  changed_ms: number;
  ended_ms: number | null;
  version: number;
}

/** Keeps campaigns. @internal */
export class CampaignStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): CampaignStore {
    return new CampaignStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those that run, by target day; then those that ended, the latest first. */
  async list(): Promise<StoredCampaign[]> {
    // Two ranges of one index, of at most 250 rows.
    const running = await this.running();
    const ended = await this.#knex<CampaignRow>('campaign')
      .whereNotNull('ended_ms')
      .orderBy('ended_ms', 'desc')
      .limit(ENDED_LISTED);
    return [...running, ...ended.map(storedCampaign)];
  }

  /** Those that did not end, by target day. */
  async running(): Promise<StoredCampaign[]> {
    const rows = await this.#knex<CampaignRow>('campaign')
      .whereNull('ended_ms')
      .orderBy([{ column: 'target_day' }, { column: 'seq' }])
      .limit(MOST_RUNNING);
    return rows.map(storedCampaign);
  }

  async byId(id: string): Promise<StoredCampaign | undefined> {
    const row = await this.#knex<CampaignRow>('campaign').where({ id }).first();
    return row && storedCampaign(row);
  }

  /** Counts by the index; grows with those that run, which are limited. */
  async countRunning(): Promise<number> {
    const [{ count }] = await this.#knex('campaign')
      .whereNull('ended_ms')
      .count({ count: '*' });
    return Number(count);
  }

  async add(id: string, content: CampaignContent, deed: Deed): Promise<void> {
    await this.#knex<CampaignRow>('campaign').insert({
      id,
      ...rowOf(content),
      created_by: deed.by,
      created_ms: deed.at,
      changed_by: deed.by,
      changed_ms: deed.at,
      ended_ms: null,
      version: 1,
    });
  }

  /** False: it is of another version by now, or ended. */
  async change(
    of: { id: string; version: number },
    content: CampaignContent,
    deed: Deed,
  ): Promise<boolean> {
    return this.#update(of, rowOf(content), deed);
  }

  /** False: it is of another version by now, or ended. */
  async end(of: { id: string; version: number }, deed: Deed): Promise<boolean> {
    return this.#update(of, { ended_ms: deed.at }, deed);
  }

  /** One statement, so that of two at once one finds another version. */
  async #update(
    { id, version }: { id: string; version: number },
    changes: Partial<CampaignRow>,
    deed: Deed,
  ): Promise<boolean> {
    const changed = await this.#knex<CampaignRow>('campaign')
      .where({ id, version })
      .whereNull('ended_ms')
      .update({
        ...changes,
        changed_by: deed.by,
        changed_ms: deed.at,
        version: version + 1,
      });
    return changed > 0;
  }
}

function rowOf({ scope, targetDay, ...content }: CampaignContent) {
  const { title, why, owner, requirement } = content;
  return {
    title,
    why,
    owner,
    requirement,
    scope: JSON.stringify(scope),
    target_day: targetDay,
  };
}

function storedCampaign(row: CampaignRow): StoredCampaign {
  return {
    id: row.id,
    title: row.title,
    why: row.why,
    owner: row.owner,
    requirement: row.requirement,
    scope: JSON.parse(row.scope),
    targetDay: Number(row.target_day),
    createdBy: row.created_by,
    createdAt: Number(row.created_ms),
    ...(row.ended_ms !== null && { endedAt: Number(row.ended_ms) }),
    version: Number(row.version),
  };
}
