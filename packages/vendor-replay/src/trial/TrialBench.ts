import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { FaultScript } from '../replay';
import { Figures } from './figures';
import { LastingDatabase, openLasting } from './openLasting';
import { runKilled } from './runKilled';
import { Trial } from './Trial';
import { Served, TrialSubject } from './TrialSubject';

/** See {@link TrialBench.create}. */
export interface TrialBenchOptions<Vendor, S extends Served> {
  subject: TrialSubject<Vendor, S>;
  databases: TestDatabases;
  databaseId: Parameters<TestDatabases['init']>[0];
}

/** What is told where nothing disturbs. */
export interface Undisturbed {
  figures: Figures;
  /** Requests that it takes. */
  requests: number;
}

/**
 * Where a module stands trial on one kind of database.
 *
 * @remarks
 * Opens what a trial needs, and closes all of it when the test is over.
 */
export class TrialBench<Vendor, S extends Served> {
  readonly subject: TrialSubject<Vendor, S>;
  readonly #options: TrialBenchOptions<Vendor, S>;
  readonly #opened: Array<{ stop(): Promise<void> }> = [];
  #undisturbed: Promise<Undisturbed> | undefined;

  /** To be called where `afterEach` may be: outside of tests. */
  static create<Vendor, S extends Served>(
    options: TrialBenchOptions<Vendor, S>,
  ): TrialBench<Vendor, S> {
    const bench = new TrialBench(options);
    afterEach(() => bench.#close());
    return bench;
  }

  private constructor(options: TrialBenchOptions<Vendor, S>) {
    this.subject = options.subject;
    this.#options = options;
  }

  /** A bench for the same module, with other records; to be called like `create`. */
  filledWith(fill: () => Vendor): TrialBench<Vendor, S> {
    const subject = { ...this.subject, fill };
    return TrialBench.create({ ...this.#options, subject });
  }

  get databaseId(): string {
    return this.#options.databaseId;
  }

  /** An empty database. */
  async database(): Promise<Knex> {
    return this.#options.databases.init(this.#options.databaseId);
  }

  /** An empty database that a process of its own can fill. */
  async lastingDatabase(): Promise<LastingDatabase> {
    return this.#open(await openLasting(await this.database()));
  }

  /** Serves records as they stand in the end, or others. */
  async serve(vendor?: Vendor, faults?: FaultScript): Promise<S> {
    const { fill, serve } = this.subject;
    const served = await serve(vendor ?? fill(), faults);
    this.#open(served.server);
    return served;
  }

  /** Starts a backend that reads a server, on an empty database or another. */
  async start(served: S, knex?: Knex): Promise<Trial> {
    const { features, delivery, config, now } = this.subject;
    const trial = await Trial.start({
      knex: knex ?? (await this.database()),
      features,
      delivery: delivery(served),
      config: config?.(served),
      now,
    });
    return this.#open(trial);
  }

  /**
   * Runs the source in a process that is killed after some requests.
   *
   * @returns False where the run came to its end before it could be killed.
   */
  async kill(
    served: S,
    options: { database: object; after: number },
  ): Promise<boolean> {
    const { module, delivery, config, source, now } = this.subject;
    return runKilled({
      ...options,
      server: served.server,
      module,
      delivery: delivery(served),
      config: config?.(served),
      source,
      now,
    });
  }

  /** The source on trial, as the Sources view shows it. */
  async stateOf(trial: Trial): Promise<Record<string, any>> {
    const { source, otherSources = [] } = this.subject;
    const items = await trial.sources();
    const found = items.find(({ id }) => id === source);
    if (!found || items.length !== 1 + otherSources.length) {
      const ids = items.map(({ id }) => id).join(', ');
      throw new Error(`Instead of ${source} and its like there are: ${ids}`);
    }
    return found;
  }

  /** What people read once everything is there. */
  async figuresOf(trial: Trial): Promise<Figures> {
    for (const each of this.subject.otherSources ?? []) {
      await trial.runSource(each);
    }
    await trial.settle();
    return trial.figures();
  }

  /** What a run that nothing disturbs tells; the same whichever test asks. */
  async undisturbed(): Promise<Undisturbed> {
    this.#undisturbed ??= this.#tellUndisturbed();
    return this.#undisturbed;
  }

  async #tellUndisturbed(): Promise<Undisturbed> {
    const served = await this.serve();
    const trial = await this.start(served);
    await trial.runSource(this.subject.source);
    const requests = served.server.requests.length;
    return { figures: await this.figuresOf(trial), requests };
  }

  #open<T extends { stop(): Promise<void> }>(each: T): T {
    this.#opened.push(each);
    return each;
  }

  /** What was opened last is closed first: a backend, and then what it reads. */
  async #close(): Promise<void> {
    for (const each of this.#opened.splice(0).reverse()) {
      await each.stop();
    }
  }
}
