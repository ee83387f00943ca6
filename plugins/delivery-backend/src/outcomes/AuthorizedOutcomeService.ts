import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  CheckIn,
  CheckInList,
  checkInRequestSchema,
  deliveryOutcomeCheckInPermission,
  OutcomeList,
  OutcomeReport,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { z } from 'zod';
import { Clock } from '../insight/Clock';
import { iso } from '../insight/window';
import { EntityReaders } from '../permissions/EntityReaders';
import { owns } from '../permissions/owns';
import { requirePermission } from '../permissions/requirePermission';
import { ScopeAccess } from '../permissions/ScopeAccess';
import { OutcomeService } from './OutcomeService';
import { discreet } from './report/discreet';
import { outcomeSummary } from './report/outcomeSummary';
import { quarterBefore } from './report/quarterBefore';

interface Who {
  credentials: BackstageCredentials;
}

/** What the authorization of outcomes is decided with. */
export interface OutcomeAuthorization {
  access: Pick<ScopeAccess, 'seesOrganisation'>;
  auth: AuthService;
  clock: Clock;
  permissions: PermissionsService;
  readers: EntityReaders;
  userInfo: UserInfoService;
}

/**
 * Shows an outcome to whoever may read it in the catalog, and lets its owners
 * enter figures.
 *
 * @remarks
 * Increments are named to whoever may read an entity that they involve; what
 * gates decide elsewhere needs `delivery.organisation.read`.
 *
 * @internal
 */
export class AuthorizedOutcomeService {
  readonly #inner: OutcomeService;
  readonly #options: OutcomeAuthorization;

  constructor(inner: OutcomeService, options: OutcomeAuthorization) {
    this.#inner = inner;
    this.#options = options;
  }

  async list(on: string | undefined, who: Who): Promise<OutcomeList> {
    const { access, readers, clock } = this.#options;
    const reported = await this.#inner.list(on);
    const readable = await readers.readable(
      reported.flatMap(({ report }) => [
        report.outcome,
        ...(report.systems ?? []),
      ]),
      who,
    );
    const seesOrganisation = await access.seesOrganisation(who);
    return {
      asOf: iso(clock()),
      items: reported
        .filter(({ report }) => readable.has(report.outcome))
        .map(({ report, before }) =>
          outcomeSummary(
            discreet(report, {
              nameable: () => true,
              mayReadSystem: ref => readable.has(ref),
              seesOrganisation,
            }),
            quarterBefore(report, before),
          ),
        ),
    };
  }

  async get(
    ref: string,
    on: string | undefined,
    who: Who,
  ): Promise<OutcomeReport> {
    const { access, readers } = this.#options;
    await this.#requireReadable(ref, who);
    const { report, involved } = await this.#inner.get(ref, on);
    const readable = await readers.readable(
      [...involved.flat(), ...(report.systems ?? [])],
      who,
    );
    return {
      ...discreet(report, {
        nameable: index =>
          involved[index]?.some(each => readable.has(each)) === true,
        mayReadSystem: each => readable.has(each),
        seesOrganisation: await access.seesOrganisation(who),
      }),
      viewer: { mayCheckIn: await this.#mayCheckIn(report.owner, who) },
    };
  }

  async checkIns(ref: string, who: Who): Promise<CheckInList> {
    await this.#requireReadable(ref, who);
    return this.#inner.checkIns(ref);
  }

  /** @throws NotAllowedError that says what is missing. */
  async checkIn(
    ref: string,
    input: z.output<typeof checkInRequestSchema>,
    who: Who,
  ): Promise<CheckIn> {
    const { auth, permissions, userInfo } = this.#options;
    await this.#requireReadable(ref, who);
    await requirePermission(permissions, deliveryOutcomeCheckInPermission, who);
    if (!auth.isPrincipal(who.credentials, 'user')) {
      throw new NotAllowedError(
        'Figures are entered by people; a service has a meter of its own',
      );
    }
    const owner = await this.#inner.ownerOf(ref);
    const { ownershipEntityRefs } = await userInfo.getUserInfo(who.credentials);
    if (!owns(ownershipEntityRefs, owner)) {
      throw new NotAllowedError(
        `Figures of an outcome are entered by its owner, ${owner}`,
      );
    }
    const { userEntityRef } = who.credentials.principal;
    return this.#inner.checkIn(ref, input, userEntityRef);
  }

  async #mayCheckIn(owner: string, { credentials }: Who): Promise<boolean> {
    const { auth, permissions, userInfo } = this.#options;
    if (!auth.isPrincipal(credentials, 'user')) {
      return false;
    }
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    const [{ result }] = await permissions.authorize(
      [{ permission: deliveryOutcomeCheckInPermission }],
      { credentials },
    );
    return result === 'ALLOW' && owns(ownershipEntityRefs, owner);
  }

  /** Word for word what is said of an outcome that does not exist. */
  async #requireReadable(ref: string, who: Who): Promise<void> {
    const known = ref.toLocaleLowerCase('en-US');
    if (!(await this.#options.readers.mayRead(known, who))) {
      throw new NotFoundError(`There is no outcome ${ref}`);
    }
  }
}
