import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  Campaign,
  CampaignChange,
  CampaignList,
  Exemption,
  ExemptionRequest,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { validExemptions } from '@delivery-stack/flow';
import { randomUUID } from 'node:crypto';
import { Clock } from '../insight/Clock';
import { dayOf, isoDay } from '../projection/days';
import { byCampaign } from './byCampaign';
import { CampaignInput, contentOf, requireToCome } from './campaignContent';
import { CampaignStore, MOST_RUNNING, StoredCampaign } from './CampaignStore';
import { CampaignReader, CampaignRecords } from './CampaignRecords';
import {
  askingOf,
  campaignOf,
  campaignView,
  exemptionOf,
} from './campaignView';
import {
  ExemptionStore,
  MOST_EXEMPTIONS,
  StoredExemption,
} from './ExemptionStore';

/** Days that an exemption may last from today on. */
const LONGEST = 366;

/** Keeps and judges campaigns, for anybody: see `AuthorizedCampaignService`. @internal */
export class CampaignService {
  readonly #options: Parameters<typeof CampaignService.create>[0];

  static create(options: {
    campaigns: CampaignStore;
    exemptions: ExemptionStore;
    records: CampaignRecords;
    clock: Clock;
  }): CampaignService {
    return new CampaignService(options);
  }

  private constructor(options: Parameters<typeof CampaignService.create>[0]) {
    this.#options = options;
  }

  /**
   * Judged over the outcomes that are given, campaign by campaign.
   *
   * @param outcome - Only what runs and asks something of it; an entity ref.
   */
  async list(
    summaries: readonly OutcomeSummary[],
    outcome?: string,
  ): Promise<CampaignList['items']> {
    const { campaigns, exemptions, clock } = this.#options;
    const asOf = clock();
    const lasting = byCampaign(await exemptions.lasting(dayOf(asOf)));
    return (await campaigns.list()).flatMap(stored => {
      const grounds = {
        summaries,
        exemptions: lasting.get(stored.id) ?? [],
        asOf,
      };
      return outcome === undefined
        ? [campaignView(stored, grounds).summary]
        : askingOf(outcome, stored, grounds);
    });
  }

  /** @throws NotFoundError */
  async get(id: string, reader: CampaignReader) {
    const { records, clock } = this.#options;
    const { summaries } = reader;
    const stored = await this.#byId(id);
    const asOf = clock();
    const exemptions = await this.#options.exemptions.ofCampaign(id);
    const shown = new Set(summaries.map(({ outcome }) => outcome));
    return {
      ...campaignView(stored, { summaries, exemptions, asOf }),
      exemptions: exemptions
        .filter(({ outcome }) => shown.has(outcome))
        .map(each => exemptionOf(each, asOf)),
      record: await records.of(stored, reader, { exemptions, asOf }),
    };
  }

  /** Of many at once a few may run beyond the limit, which harms nobody. */
  async create(input: CampaignInput, by: string): Promise<Campaign> {
    const { campaigns, clock } = this.#options;
    const at = clock();
    const content = contentOf(input);
    requireToCome(content.targetDay, at);
    if ((await campaigns.countRunning()) >= MOST_RUNNING) {
      throw new ConflictError(
        `${MOST_RUNNING} campaigns run already; end one of them first`,
      );
    }
    const id = randomUUID();
    await campaigns.add(id, content, { by, at });
    return campaignOf(await this.#byId(id));
  }

  /** @throws ConflictError where somebody was faster. */
  async change(
    id: string,
    { version, ...input }: CampaignInput & Pick<CampaignChange, 'version'>,
    by: string,
  ): Promise<Campaign> {
    const { campaigns, clock } = this.#options;
    const stored = await this.#running(id);
    const at = clock();
    const content = contentOf(input);
    if (content.targetDay !== stored.targetDay) {
      requireToCome(content.targetDay, at);
    }
    if (!(await campaigns.change({ id, version }, content, { by, at }))) {
      throw changedMeanwhile();
    }
    return campaignOf(await this.#byId(id));
  }

  /** @throws ConflictError where somebody was faster. */
  async end(id: string, version: number, by: string): Promise<Campaign> {
    const { campaigns, clock } = this.#options;
    await this.#running(id);
    if (!(await campaigns.end({ id, version }, { by, at: clock() }))) {
      throw changedMeanwhile();
    }
    return campaignOf(await this.#byId(id));
  }

  /**
   * Of two for one outcome at once both may come to be; the one that lasts
   * longest counts, and each can be withdrawn.
   */
  async grant(
    id: string,
    input: ExemptionRequest,
    by: { approver: string; summaries: readonly OutcomeSummary[] },
  ): Promise<Exemption> {
    const { exemptions, clock } = this.#options;
    const stored = await this.#running(id);
    const asOf = clock();
    const lastDay = dayOf(Date.parse(input.expires));
    requireWithin(lastDay, asOf);
    const others = await exemptions.ofCampaign(id);
    const { items } = campaignView(stored, {
      summaries: by.summaries,
      exemptions: others,
      asOf,
    });
    requireOpen(items, input.outcome);
    if (others.length >= MOST_EXEMPTIONS) {
      throw new ConflictError(
        `The campaign has ${MOST_EXEMPTIONS} exemptions, which is all that it takes; narrow its scope instead`,
      );
    }
    const granted = await exemptions.add({
      id: randomUUID(),
      campaign: id,
      outcome: input.outcome,
      reason: input.reason,
      approver: by.approver,
      grantedAt: asOf,
      lastDay,
    });
    return exemptionOf(granted, asOf);
  }

  /** @throws ConflictError where it is void already. */
  async withdraw(id: string, by: string): Promise<Exemption> {
    const { exemptions, clock } = this.#options;
    const at = clock();
    const stored = await this.exemption(id);
    const valid = validExemptions([stored], at).size > 0;
    if (!valid || !(await exemptions.withdraw(id, { by, at }))) {
      throw new ConflictError('The exemption is void already');
    }
    return exemptionOf({ ...stored, withdrawnBy: by, withdrawnAt: at }, at);
  }

  /** @throws NotFoundError */
  async exemption(id: string): Promise<StoredExemption> {
    const stored = await this.#options.exemptions.byId(id);
    if (!stored) {
      throw new NotFoundError(`There is no exemption ${id}`);
    }
    return stored;
  }

  async #running(id: string): Promise<StoredCampaign> {
    const stored = await this.#byId(id);
    if (stored.endedAt !== undefined) {
      throw new ConflictError('The campaign has ended; set up another one');
    }
    return stored;
  }

  async #byId(id: string): Promise<StoredCampaign> {
    const stored = await this.#options.campaigns.byId(id);
    if (!stored) {
      throw new NotFoundError(`There is no campaign ${id}`);
    }
    return stored;
  }
}

function requireWithin(day: number, now: number): void {
  const today = dayOf(now);
  if (day < today || day > today + LONGEST) {
    throw new InputError(
      `expires: ${isoDay(
        day,
      )} is not within ${LONGEST} days; name a day from ${isoDay(
        today,
      )} to ${isoDay(today + LONGEST)}`,
    );
  }
}

function requireOpen(
  items: ReadonlyArray<{ outcome: string; state: string }>,
  outcome: string,
): void {
  const found = items.find(each => each.outcome === outcome);
  if (!found) {
    throw new InputError(
      `outcome: ${outcome} is not among the outcomes of the campaign that you may read`,
    );
  }
  if (found.state !== 'open') {
    throw new ConflictError(
      found.state === 'met'
        ? `${outcome} meets the requirement; it needs no exemption`
        : `${outcome} is exempt already; withdraw that exemption first`,
    );
  }
}

function changedMeanwhile(): ConflictError {
  return new ConflictError(
    'The campaign was changed in the meantime; look at it again',
  );
}
