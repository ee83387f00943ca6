import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  Activation,
  ActivationList,
  OwnerClock,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityReaders } from '../permissions/EntityReaders';
import {
  ActivationListRequest,
  ActivationRequest,
  ActivationService,
} from './ActivationService';

/** Who asks. */
interface Who {
  credentials: BackstageCredentials;
}

/**
 * Lets services record activations, and shows each to whoever may read its
 * pattern, its environment or its component in the catalog.
 *
 * @internal
 */
export class AuthorizedActivationService {
  readonly #inner: ActivationService;
  readonly #auth: AuthService;
  readonly #readers: Pick<EntityReaders, 'readable'>;

  constructor(
    inner: ActivationService,
    options: { auth: AuthService; readers: Pick<EntityReaders, 'readable'> },
  ) {
    this.#inner = inner;
    this.#auth = options.auth;
    this.#readers = options.readers;
  }

  /** For the scaffolder: it says in whose name. */
  async activate(request: ActivationRequest, who: Who): Promise<Activation> {
    if (!this.#isService(who)) {
      throw new NotAllowedError(
        'Environments are activated by services; start the template instead',
      );
    }
    return this.#inner.activate(request);
  }

  /** A page may hold less than its limit, or nothing, and still have a next. */
  async list(
    request: ActivationListRequest,
    who: Who,
  ): Promise<ActivationList> {
    const { items, ...rest } = await this.#inner.list(request);
    // The catalog itself reads them, before it has any of their entities.
    if (this.#isService(who)) {
      return { items, ...rest };
    }
    const readable = await this.#readers.readable(items.flatMap(refsOf), who);
    return {
      ...rest,
      items: items.filter(item => refsOf(item).some(ref => readable.has(ref))),
    };
  }

  /** For whoever may read the owner: it names no environment. */
  async clockOf(owner: string, who: Who): Promise<OwnerClock> {
    const clock = await this.#inner.clockOf(owner);
    if (!this.#isService(who)) {
      const readable = await this.#readers.readable([clock.owner], who);
      if (!readable.has(clock.owner)) {
        throw new NotFoundError(`There is no ${clock.owner}`);
      }
    }
    return clock;
  }

  #isService({ credentials }: Who): boolean {
    return this.#auth.isPrincipal(credentials, 'service');
  }
}

function refsOf({ pattern, environment, component }: Activation): string[] {
  return [pattern, environment, ...(component ? [component] : [])];
}
