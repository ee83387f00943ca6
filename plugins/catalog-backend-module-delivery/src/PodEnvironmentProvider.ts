import {
  AuthService,
  DiscoveryService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  Activation,
  PatternClient,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { podEnvironmentEntity } from './podEnvironmentEntity';

/** Owns its entities in the catalog: it must never change. */
const NAME = 'delivery-pod-environments';

const PAGE = 500;

/** Beyond 100,000 environments something is wrong with the pages. */
const MOST_PAGES = 200;

/** What a provider reads with. */
export interface PodEnvironmentProviderOptions {
  auth: AuthService;
  discovery: DiscoveryService;
  logger: LoggerService;
  taskRunner: SchedulerServiceTaskRunner;
  /** For tests; default: the global `fetch`. */
  fetchApi?: { fetch: typeof fetch };
}

/**
 * Keeps a resource for each environment that was made from a pattern.
 *
 * @remarks
 * All or nothing: where any page cannot be read, the catalog keeps what it
 * has, because a full mutation deletes what is not in it.
 *
 * @public
 */
export class PodEnvironmentProvider implements EntityProvider {
  readonly #options: PodEnvironmentProviderOptions;
  #connection: EntityProviderConnection | undefined;

  static create(
    options: PodEnvironmentProviderOptions,
  ): PodEnvironmentProvider {
    return new PodEnvironmentProvider(options);
  }

  private constructor(options: PodEnvironmentProviderOptions) {
    this.#options = options;
  }

  getProviderName(): string {
    return NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.taskRunner.run({
      id: `${NAME}:refresh`,
      fn: signal => this.#refresh(signal),
    });
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    try {
      const activations = await this.#readAll(signal);
      await this.#connection?.applyMutation({
        type: 'full',
        entities: activations.map(each => ({
          entity: podEnvironmentEntity(each),
          locationKey: NAME,
        })),
      });
    } catch (error) {
      // The delivery backend may start later than the catalog.
      this.#options.logger.warn(
        `Environments of pods could not be read, the catalog keeps those it has and the schedule tries again: ${
          toError(error).message
        }`,
      );
    }
  }

  async #readAll(signal: AbortSignal): Promise<Activation[]> {
    const { discovery, fetchApi } = this.#options;
    const baseUrl = await discovery.getBaseUrl('delivery');
    const client = PatternClient.create({ baseUrl, fetchApi });
    // A page is in the order of requests: what comes meanwhile is not in it.
    const found = new Map<string, Activation>();
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { items, nextCursor } = await client.listActivations(
        { limit: PAGE, cursor },
        { token: await this.#token(), signal },
      );
      items.forEach(item => found.set(item.environment, item));
      if (nextCursor === undefined) {
        return [...found.values()];
      }
      cursor = nextCursor;
    }
    throw new Error(
      `GET /api/delivery/activations goes on after ${MOST_PAGES} pages; look whether its cursors move`,
    );
  }

  async #token(): Promise<string> {
    const { auth } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'delivery',
    });
    return token;
  }
}
