import { LoggerService } from '@backstage/backend-plugin-api';
import {
  SourceProblem,
  SourceReporter,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { SourceProgress, SourceRunStore } from '../database/SourceRunStore';

/** Progress is written this often, at most; milliseconds. */
const PAUSE = 1_000;

/** Problems of one run that are kept; one host that is down may fail thousands. */
const MOST_PROBLEMS = 50;

/** Collects what a run tells, and passes its progress on. @internal */
export class RunReporter implements SourceReporter {
  readonly #problems: SourceProblem[] = [];
  readonly #options: RunReporterOptions;
  #left = 0;
  #writtenAt = -Infinity;
  #writing: Promise<void> = Promise.resolve();

  static create(options: RunReporterOptions): RunReporter {
    return new RunReporter(options);
  }

  private constructor(options: RunReporterOptions) {
    this.#options = options;
  }

  problem(problem: SourceProblem): void {
    this.#options.logger.warn(sentence(problem));
    if (this.#problems.length < MOST_PROBLEMS) {
      this.#problems.push(problem);
    } else {
      this.#left += 1;
    }
  }

  progress(progress: SourceProgress): void {
    const { clock, runs, sourceId, logger } = this.#options;
    const isOver = progress.done === progress.total;
    if (!isOver && clock() - this.#writtenAt < PAUSE) {
      return;
    }
    this.#writtenAt = clock();
    // A run does not fail because nobody can be told how far it is.
    this.#writing = this.#writing
      .then(() => runs.progressed(sourceId, progress))
      .catch(error => logger.warn('The progress could not be noted', error));
  }

  /** Everything that was told, once the last progress is written. */
  async settle(): Promise<SourceProblem[]> {
    await this.#writing;
    const more: SourceProblem[] =
      this.#left > 0
        ? [
            {
              code: 'failed',
              message: `${this.#left} further problems; the log has them`,
            },
          ]
        : [];
    return [...this.#problems, ...more];
  }
}

/** See {@link RunReporter.create}. @internal */
export interface RunReporterOptions {
  runs: Pick<SourceRunStore, 'progressed'>;
  sourceId: string;
  clock: () => number;
  logger: LoggerService;
}

/** A problem as the log has it. */
export function sentence(problem: SourceProblem): string {
  const { subject, message, scopes, cure } = problem;
  return [
    subject === undefined ? message : `${subject}: ${message}`,
    ...(scopes?.length ? [`Missing: ${scopes.join(', ')}.`] : []),
    ...(cure === undefined ? [] : [cure]),
  ].join(' ');
}
