import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  AskRequest,
  DecideRequest,
  deliveryPatternAskPermission,
  deliveryPatternSignPermission,
  ExceptionDecision,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityReaders } from '../permissions/EntityReaders';
import { requirePermission } from '../permissions/requirePermission';
import { noException } from './EnvelopeExceptions';
import {
  ExceptionRequest,
  PatternDiffRequest,
  PatternService,
  PatternViewer,
  VerificationRequest,
} from './PatternService';
import { Functions } from './views/signOffView';

/** Who asks. */
interface Who {
  credentials: BackstageCredentials;
}

/** What authorization is decided with. */
export interface PatternAuthorizationOptions {
  auth: AuthService;
  permissions: PermissionsService;
  readers: EntityReaders;
  userInfo: UserInfoService;
  functions: Functions;
}

/**
 * Shows patterns to whoever may read their templates, and lets members of a
 * function's group decide for it.
 *
 * @internal
 */
export class AuthorizedPatternService {
  readonly #inner: PatternService;
  readonly #options: PatternAuthorizationOptions;

  constructor(inner: PatternService, options: PatternAuthorizationOptions) {
    this.#inner = inner;
    this.#options = options;
  }

  async list(who: Who) {
    const { items, ...rest } = await this.#inner.list();
    const readable = await this.#options.readers.readable(
      items.map(({ ref }) => ref),
      who,
    );
    return { ...rest, items: items.filter(({ ref }) => readable.has(ref)) };
  }

  async get(ref: string, who: Who) {
    await this.#requireRead(ref, who);
    return this.#inner.get(ref, await this.#viewer(who));
  }

  async diff(ref: string, request: PatternDiffRequest, who: Who) {
    await this.#requireRead(ref, who);
    return this.#inner.diff(ref, request);
  }

  async refresh(ref: string, who: Who) {
    await this.#requireRead(ref, who);
    const viewer = await this.#viewer(who);
    if (!viewer.mayRefresh) {
      throw new NotAllowedError(
        `This needs the permission ${deliveryPatternAskPermission.name} or ${deliveryPatternSignPermission.name}`,
      );
    }
    return this.#inner.refresh(ref, viewer);
  }

  async ask(ref: string, request: AskRequest, who: Who) {
    await this.#requireRead(ref, who);
    await this.#require(deliveryPatternAskPermission, who);
    return this.#inner.ask(ref, request, await this.#viewer(who));
  }

  async decide(ref: string, request: DecideRequest, who: Who) {
    await this.#requireRead(ref, who);
    await this.#require(deliveryPatternSignPermission, who);
    return this.#inner.decide(ref, request, await this.#viewer(who));
  }

  async attestation(signOffId: string, who: Who) {
    const { pattern, attestation } = await this.#inner.attestation(signOffId);
    await this.#requireRead(pattern, who);
    return attestation;
  }

  /** Public keys are public. */
  keys() {
    return this.#inner.keys();
  }

  /** For the scaffolder: it may be asked in anybody's name. */
  verify(ref: string, request: VerificationRequest, { credentials }: Who) {
    if (!this.#options.auth.isPrincipal(credentials, 'service')) {
      throw new NotAllowedError(
        'Patterns are verified by services; start the template instead',
      );
    }
    return this.#inner.verify(ref, request);
  }

  async exceptions(request: ExceptionRequest, who: Who) {
    const { items } = await this.#inner.exceptions(request);
    const readable = await this.#options.readers.readable(
      items.map(({ pattern }) => pattern),
      who,
    );
    return { items: items.filter(({ pattern }) => readable.has(pattern)) };
  }

  async decideException(id: string, request: ExceptionDecision, who: Who) {
    const { pattern } = await this.#inner.exception(id);
    if (!(await this.#options.readers.mayRead(pattern, who))) {
      throw noException(id);
    }
    await this.#require(deliveryPatternSignPermission, who);
    return this.#inner.decideException(id, request, await this.#viewer(who));
  }

  async #requireRead(ref: string, who: Who): Promise<void> {
    if (!(await this.#options.readers.mayRead(ref, who))) {
      throw new NotFoundError(`There is no pattern ${ref}`);
    }
  }

  #require(
    permission: Parameters<typeof requirePermission>[1],
    who: Who,
  ): Promise<void> {
    return requirePermission(this.#options.permissions, permission, who);
  }

  async #viewer({ credentials }: Who): Promise<PatternViewer> {
    const { auth, permissions, userInfo, functions } = this.#options;
    if (!auth.isPrincipal(credentials, 'user')) {
      return { mayAsk: false, mayRefresh: true, signsFor: [] };
    }
    const [ask, sign] = await permissions.authorize(
      [
        { permission: deliveryPatternAskPermission },
        { permission: deliveryPatternSignPermission },
      ],
      { credentials },
    );
    const mayAsk = ask.result === AuthorizeResult.ALLOW;
    const maySign = sign.result === AuthorizeResult.ALLOW;
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    const groups = new Set(ownershipEntityRefs.map(each => each.toLowerCase()));
    return {
      ref: credentials.principal.userEntityRef,
      mayAsk,
      mayRefresh: mayAsk || maySign,
      signsFor: maySign
        ? Object.keys(functions).filter(name =>
            groups.has(functions[name].group?.toLowerCase() ?? ''),
          )
        : [],
    };
  }
}
