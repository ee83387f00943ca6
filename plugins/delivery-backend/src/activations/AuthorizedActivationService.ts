import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  Activation,
  ActivationList,
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

  #isService({ credentials }: Who): boolean {
    return this.#auth.isPrincipal(credentials, 'service');
  }
}

function refsOf({ pattern, environment, component }: Activation): string[] {
  return [pattern, environment, ...(component ? [component] : [])];
}
