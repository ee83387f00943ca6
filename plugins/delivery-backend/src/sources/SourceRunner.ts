import { LoggerService } from '@backstage/backend-plugin-api';
import {
  EventSource,
  problemOf,
  SourceMemory,
  SourceWishes,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { SourceRunStore } from '../database/SourceRunStore';
import { EventIngest } from '../ingest/EventIngest';
import { IngestSink } from './IngestSink';
import { millisecondsOf } from './millisecondsOf';
import { RunReporter, sentence } from './RunReporter';

const MOST_WISHES = 500;

/** What running sources needs. @internal */
export interface SourceRunnerOptions {
  ingest: EventIngest;
  runs: SourceRunStore;
  clock: () => number;
  logger: LoggerService;
}

/**
 * Runs one source, and keeps what people should know about it.
 *
 * @internal
 */
export class SourceRunner {
  readonly #source: EventSource;
  readonly #options: SourceRunnerOptions;

  static create(
    source: EventSource,
    options: SourceRunnerOptions,
  ): SourceRunner {
    return new SourceRunner(source, options);
  }

  private constructor(source: EventSource, options: SourceRunnerOptions) {
    this.#source = source;
    this.#options = options;
  }

  /**
   * One run. A source that fails is a problem to show, not an error of the
   * scheduler: it is tried again on schedule, and says since when it fails.
   *
   * @throws Only where the database does not take the result.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { runs, clock, logger: parent } = this.#options;
    const { id } = this.#source;
    const logger = parent.child({ source: id });
    const report = RunReporter.create({
      runs,
      sourceId: id,
      clock,
      logger,
    });
    await runs.started(id, { now: clock(), nextAt: this.#nextAt() });
    let failed = false;
    try {
      await this.#source.run({
        signal,
        logger,
        report,
        sink: this.sink(),
        memory: this.#memory(),
        wishes: this.#wishes(),
      });
    } catch (error) {
      failed = true;
      const problem = problemOf(error);
      // The one that ended the run also says what it means for the source.
      report.problem(
        signal.aborted
          ? {
              code: 'failed',
              message: 'The run was stopped before its end.',
              cure: 'Nothing: the next run goes on where this one stopped. If it happens every time, raise the timeout of the schedule.',
            }
          : problem,
      );
      logger.debug(`The run ended: ${sentence(problem)}`);
    }
    const problems = await report.settle();
    const partly = problems.length > 0 ? 'partial' : 'ok';
    const status = failed ? 'failed' : partly;
    await runs.ended(id, { now: clock(), status, problems });
  }

  /** Where events of this source go, from runs and webhooks alike. */
  sink(): IngestSink {
    const { ingest, runs, clock } = this.#options;
    return IngestSink.create({
      ingest,
      runs,
      clock,
      sourceId: this.#source.id,
    });
  }

  #memory(): SourceMemory {
    const { runs, clock } = this.#options;
    const { id } = this.#source;
    return {
      get: async <T>(key: string) =>
        (await runs.remembered(id, key)) as T | undefined,
      set: (key, value) => runs.remember(id, { key, value, now: clock() }),
      delete: key => runs.forget(id, key),
    };
  }

  #wishes(): SourceWishes {
    const { runs } = this.#options;
    const { id } = this.#source;
    return {
      pending: (limit = MOST_WISHES) => runs.pending(id, limit),
      fulfilled: wish => runs.fulfilled(id, wish),
    };
  }

  /** The scheduler counts from start to start; undefined for cron and by hand. */
  #nextAt(): number | undefined {
    const { frequency } = this.#source.schedule;
    const isTimed = !('cron' in frequency) && !('trigger' in frequency);
    return isTimed
      ? this.#options.clock() + millisecondsOf(frequency)
      : undefined;
  }
}
