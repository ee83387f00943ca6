import {
  BackendFeature,
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// A trial installs the plugin as a backend does; nothing that is published does.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import deliveryPlugin from '@delivery-stack/backstage-plugin-delivery-backend';
import { AddressInfo } from 'node:net';
import { Knex } from 'knex';
import { Figures, readFigures } from './figures';

const DAY = 86_400_000;

/** The plugin's own clock, by its id: figures are read at a fixed instant. */
const clockServiceRef = createServiceRef<() => number>({
  id: 'delivery.clock',
  scope: 'root',
});

/** See {@link Trial.start}. */
export interface TrialOptions {
  knex: Knex;
  /** The module on trial. */
  features: BackendFeature[];
  /** The section `delivery:`. */
  delivery: object;
  /** Further sections, such as `integrations`. */
  config?: object;
  /** The instant that figures are read at; epoch milliseconds. */
  now: number;
}

/**
 * The real delivery backend with a module, run by hand.
 *
 * @remarks
 * Sources run when they are told to, and figures are read over HTTP, as people
 * read them: what two trials tell can be compared.
 */
export class Trial {
  readonly #backend: Awaited<ReturnType<typeof startTestBackend>>;
  readonly #scheduler: ReturnType<typeof mockServices.scheduler>;
  readonly #clock: { now: number };

  static async start(options: TrialOptions): Promise<Trial> {
    const { knex, features, delivery, config, now } = options;
    const clock = { now };
    const scheduler = mockServices.scheduler();
    const backend = await startTestBackend({
      features: [
        deliveryPlugin,
        ...features,
        mockServices.rootConfig.factory({ data: { ...config, delivery } }),
        mockServices.database.factory({ knex }),
        catalogServiceMock.factory({ entities: [] }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        createServiceFactory({
          service: clockServiceRef,
          deps: {},
          factory: () => () => clock.now,
        }),
      ],
    });
    return new Trial(backend, scheduler, clock);
  }

  private constructor(
    backend: Awaited<ReturnType<typeof startTestBackend>>,
    scheduler: ReturnType<typeof mockServices.scheduler>,
    clock: { now: number },
  ) {
    this.#backend = backend;
    this.#scheduler = scheduler;
    this.#clock = clock;
  }

  /** One run of a source, from its start to its end. */
  async runSource(id: string): Promise<void> {
    await this.#scheduler.triggerTask(`delivery-source-${id}`);
  }

  /**
   * Runs a source until nothing that webhooks asked for is left.
   *
   * Each webhook starts a run by itself; the last one may have come while
   * such a run was under way, and is then the next run's.
   */
  async fulfil(id: string): Promise<void> {
    for (let runs = 0; runs < 100; runs += 1) {
      await this.runSource(id);
      const source = await this.#atRest(id);
      if (!source.webhook?.pendingWishes) {
        return;
      }
    }
    throw new Error(`What webhooks asked ${id} for is not fetched`);
  }

  /** A source once no run of it is under way; the test's time limit bounds it. */
  async #atRest(id: string): Promise<Record<string, any>> {
    for (;;) {
      const source = (await this.sources()).find(each => each.id === id);
      if (!source) {
        throw new Error(`There is no source ${id}`);
      }
      if (source.status !== 'running') {
        return source;
      }
    }
  }

  /**
   * Projects until nothing is left to project.
   *
   * The catalog is empty and stays unread: it would be waited for to fill up.
   */
  async settle(): Promise<void> {
    let pending = 1;
    for (let rounds = 0; pending > 0 && rounds < 50; rounds += 1) {
      // Large clusters are told once a minute.
      this.#clock.now += 61_000;
      await this.#scheduler.triggerTask('delivery-projection');
      ({ pending } = (await this.get('/projection')) as { pending: number });
    }
    this.#clock.now = Math.ceil(this.#clock.now / DAY) * DAY;
  }

  /** Everything that people could read, at the trial's instant. */
  async figures(): Promise<Figures> {
    const until = new Date(this.#clock.now);
    const since = new Date(this.#clock.now - 3_650 * DAY);
    return readFigures(path => this.get(path), {
      since: since.toISOString(),
      until: until.toISOString(),
    });
  }

  /** What the Sources view shows. */
  async sources(): Promise<Array<Record<string, any>>> {
    return ((await this.get('/sources')) as any).items;
  }

  /** Sends a webhook as the vendor does; gives the status of the answer. */
  async webhook(
    id: string,
    body: string,
    headers: Record<string, string>,
  ): Promise<number> {
    const response = await fetch(this.#at(`/webhooks/${id}`), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    await response.arrayBuffer();
    return response.status;
  }

  async get(path: string): Promise<unknown> {
    const response = await fetch(this.#at(path));
    const body = await response.json();
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
    }
    return body;
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
  }

  #at(path: string): string {
    const { port } = this.#backend.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/api/delivery${path}`;
  }
}
