import { toError } from '@backstage/errors';
import { problemOf } from '../http/problemOf';
import { EventSourceContext } from './eventSource';
import { SourceProblem } from './sourceReport';

/**
 * What a run goes on without: things that make facts richer, and that they can
 * do without.
 *
 * @remarks
 * What was deleted is absent; what may not be read is named once in a run,
 * with the scopes that are missing.
 *
 * @public
 */
export class Absences {
  readonly #report: EventSourceContext['report'];
  readonly #refused = new Set<string>();

  static create(report: EventSourceContext['report']): Absences {
    return new Absences(report);
  }

  private constructor(report: EventSourceContext['report']) {
    this.#report = report;
  }

  /**
   * An answer; undefined where it is not there, or may not be read.
   *
   * @param what - What people call what is asked for: `checks`.
   * @throws Whatever else keeps it from being answered.
   */
  async optional<T>(what: string, ask: Promise<T>): Promise<T | undefined> {
    const answer = await this.optionalOrGone(what, ask);
    return answer === 'gone' ? undefined : answer;
  }

  /** As `optional`, and tells what is not there from what may not be read. */
  async optionalOrGone<T>(
    what: string,
    ask: Promise<T>,
  ): Promise<T | 'gone' | undefined> {
    try {
      return await ask;
    } catch (thrown) {
      const error = toError(thrown);
      switch (error.name) {
        case 'SourceNotFoundError':
          return 'gone';
        case 'SourceForbiddenError':
          this.refuse(what, error);
          return undefined;
        default:
          throw error;
      }
    }
  }

  /** Names once what a run has to go on without; `more` says what only we know. */
  refuse(
    what: string,
    error: Error,
    more: Pick<Partial<SourceProblem>, 'cure'> = {},
  ): void {
    if (!this.#refused.has(what)) {
      this.#refused.add(what);
      this.#report.problem({ ...problemOf(error, what), ...more });
    }
  }

  /** Whether something was refused in this run. */
  isRefused(what: string): boolean {
    return this.#refused.has(what);
  }
}
