import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { BasicPermission } from '@backstage/plugin-permission-common';
import {
  Campaign,
  campaignChangeSchema,
  CampaignDetail,
  CampaignEnd,
  CampaignList,
  CampaignQuery,
  campaignRequestSchema,
  deliveryCampaignManagePermission,
  deliveryExemptionApprovePermission,
  Exemption,
  ExemptionRequest,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { z } from 'zod';
import { Clock } from '../insight/Clock';
import { iso } from '../insight/window';
import { AuthorizedOutcomeService } from '../outcomes/AuthorizedOutcomeService';
import { OutcomeStore } from '../outcomes/store/OutcomeStore';
import { EntityReaders } from '../permissions/EntityReaders';
import { owns } from '../permissions/owns';
import { requirePermission } from '../permissions/requirePermission';
import { CampaignService } from './CampaignService';

const MANAGE = deliveryCampaignManagePermission;
const APPROVE = deliveryExemptionApprovePermission;

interface Who {
  credentials: BackstageCredentials;
}

/** What the authorization of campaigns is decided with. */
export interface CampaignAuthorization {
  auth: AuthService;
  clock: Clock;
  /** Authorized: what the reader may not read is counted nowhere. */
  outcomes: Pick<AuthorizedOutcomeService, 'list'>;
  /** As declared now: who owns an outcome decides on approvals. */
  declared: Pick<OutcomeStore, 'byRef'>;
  permissions: PermissionsService;
  readers: EntityReaders;
  userInfo: UserInfoService;
}

/**
 * Shows campaigns to everybody over the outcomes that they may read, and lets
 * people change them who hold the permission.
 *
 * @remarks
 * Nobody exempts an outcome of their own.
 *
 * @internal
 */
export class AuthorizedCampaignService {
  readonly #inner: CampaignService;
  readonly #options: CampaignAuthorization;

  constructor(inner: CampaignService, options: CampaignAuthorization) {
    this.#inner = inner;
    this.#options = options;
  }

  /** Of an outcome that the reader may not read, no campaign asks anything. */
  async list({ outcome }: CampaignQuery, who: Who): Promise<CampaignList> {
    const { outcomes, clock } = this.#options;
    const { items } = await outcomes.list(undefined, who);
    const ref = outcome?.toLocaleLowerCase('en-US');
    return {
      asOf: iso(clock()),
      items: await this.#inner.list(items, ref),
      viewer: { mayManage: await this.#may(MANAGE, who) },
    };
  }

  async get(id: string, who: Who): Promise<CampaignDetail> {
    const { outcomes, readers, clock } = this.#options;
    const { items: summaries } = await outcomes.list(undefined, who);
    const view = await this.#inner.get(id, {
      summaries,
      readable: refs => readers.readable(refs, who),
    });
    const running = view.summary.endedAt === undefined;
    const mayWithdraw = await this.#may(APPROVE, who);
    const refs = mayWithdraw ? await this.#ownership(who) : [];
    return {
      asOf: iso(clock()),
      campaign: view.summary,
      items: view.items.map(item => ({
        ...item,
        mayExempt:
          running &&
          mayWithdraw &&
          item.state === 'open' &&
          !owns(refs, item.owner),
      })),
      exemptions: view.exemptions,
      record: view.record,
      viewer: { mayManage: await this.#may(MANAGE, who), mayWithdraw },
    };
  }

  async create(
    input: z.output<typeof campaignRequestSchema>,
    who: Who,
  ): Promise<Campaign> {
    return this.#inner.create(input, await this.#require(MANAGE, who));
  }

  async change(
    id: string,
    input: z.output<typeof campaignChangeSchema>,
    who: Who,
  ): Promise<Campaign> {
    return this.#inner.change(id, input, await this.#require(MANAGE, who));
  }

  async end(id: string, input: CampaignEnd, who: Who): Promise<Campaign> {
    const by = await this.#require(MANAGE, who);
    return this.#inner.end(id, input.version, by);
  }

  /** @throws NotAllowedError where the outcome is the approver's own. */
  async grant(
    id: string,
    request: ExemptionRequest,
    who: Who,
  ): Promise<Exemption> {
    const { outcomes, declared } = this.#options;
    const approver = await this.#require(APPROVE, who);
    const outcome = request.outcome.toLocaleLowerCase('en-US');
    const { items: summaries } = await outcomes.list(undefined, who);
    // Word for word the same of what does not exist and what may not be read.
    const known = summaries.some(each => each.outcome === outcome);
    const stored = known ? await declared.byRef(outcome) : undefined;
    const owner = stored?.outcome.spec.owner;
    if (owner !== undefined && owns(await this.#ownership(who), owner)) {
      throw new NotAllowedError(
        `An exemption is granted by somebody who does not own the outcome; its owner is ${owner}`,
      );
    }
    return this.#inner.grant(
      id,
      { ...request, outcome },
      { approver, summaries },
    );
  }

  async withdraw(id: string, who: Who): Promise<Exemption> {
    const by = await this.#require(APPROVE, who);
    const { outcome } = await this.#inner.exemption(id);
    if (!(await this.#options.readers.mayRead(outcome, who))) {
      throw new NotFoundError(`There is no exemption ${id}`);
    }
    return this.#inner.withdraw(id, by);
  }

  /** The entity ref of who asks. */
  async #require(permission: BasicPermission, who: Who): Promise<string> {
    const { auth, permissions } = this.#options;
    await requirePermission(permissions, permission, who);
    if (!auth.isPrincipal(who.credentials, 'user')) {
      throw new NotAllowedError(
        'Campaigns and exemptions are decided by people, who answer for them',
      );
    }
    return who.credentials.principal.userEntityRef;
  }

  async #may(
    permission: BasicPermission,
    { credentials }: Who,
  ): Promise<boolean> {
    const { auth, permissions } = this.#options;
    if (!auth.isPrincipal(credentials, 'user')) {
      return false;
    }
    const [{ result }] = await permissions.authorize([{ permission }], {
      credentials,
    });
    return result === 'ALLOW';
  }

  async #ownership({ credentials }: Who): Promise<string[]> {
    const { userInfo } = this.#options;
    return (await userInfo.getUserInfo(credentials)).ownershipEntityRefs;
  }
}
