import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  EnvironmentEvidence,
  EvidenceRequest,
  EvidenceResult,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityReaders } from '../permissions/EntityReaders';
import { EvidenceListRequest, EvidenceService } from './EvidenceService';

/**
 * Shows evidence to whoever may read the environment or what runs in it.
 *
 * @remarks
 * Who may send it the route asks, before it reads a body. The pattern alone,
 * which many may read, opens nobody's paths.
 *
 * @internal
 */
export class AuthorizedEvidenceService {
  readonly #inner: EvidenceService;
  readonly #auth: AuthService;
  readonly #readers: Pick<EntityReaders, 'readable'>;

  constructor(
    inner: EvidenceService,
    options: { auth: AuthService; readers: Pick<EntityReaders, 'readable'> },
  ) {
    this.#inner = inner;
    this.#auth = options.auth;
    this.#readers = options.readers;
  }

  add(environment: string, request: EvidenceRequest): Promise<EvidenceResult> {
    return this.#inner.add(environment, request);
  }

  async get(
    environment: string,
    request: EvidenceListRequest,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<EnvironmentEvidence> {
    if (!this.#auth.isPrincipal(credentials, 'service')) {
      const subjects = await this.#inner.subjectsOf(environment);
      const readable = await this.#readers.readable(subjects, { credentials });
      if (readable.size === 0) {
        // In the words for one that does not exist: not to tell them apart.
        throw new NotFoundError(
          `There is no environment ${environment} that you may read`,
        );
      }
    }
    return this.#inner.get(environment, request);
  }
}
