import { toError } from '@backstage/errors';
import limit from 'p-limit';
import { problemOf } from '../http/problemOf';
import { concernsTheRun } from './concerns';
import { EventSourceContext } from './eventSource';

/** See {@link runUnits}. @public */
export interface RunUnitsOptions<T> {
  /** Repositories, projects, jobs … */
  units: readonly T[];
  /** What people call one of them, in the plural. */
  unit: string;
  /** What people call this one. */
  nameOf: (unit: T) => string;
  /** At the same time; default 2. */
  concurrency?: number;
  context: Pick<EventSourceContext, 'report' | 'signal'>;
  run: (unit: T) => Promise<void>;
}

/**
 * Does something with every unit, some at a time.
 *
 * @remarks
 * A unit that fails is reported and the others go on; after expired
 * credentials, a rate limit or a stop no other one is begun.
 *
 * @throws What ended the run, or the last failure where every unit failed.
 * @public
 */
export async function runUnits<T>(options: RunUnitsOptions<T>): Promise<void> {
  const { units, unit, nameOf, concurrency = 2, context, run } = options;
  const { report, signal } = context;
  const failures: Error[] = [];
  let ending: Error | undefined;
  let done = 0;
  const attempt = async (each: T) => {
    signal.throwIfAborted();
    if (ending) {
      return;
    }
    try {
      await run(each);
    } catch (thrown) {
      const error = toError(thrown);
      failures.push(error);
      if (concernsTheRun(error)) {
        ending ??= error;
        return;
      }
      report.problem(problemOf(error, nameOf(each)));
    }
    done += 1;
    report.progress({ done, total: units.length, unit });
  };
  report.progress({ done, total: units.length, unit });
  const inTurn = limit(concurrency);
  await Promise.all(units.map(each => inTurn(() => attempt(each))));
  if (ending) {
    throw ending;
  }
  if (units.length > 0 && failures.length === units.length) {
    throw failures[failures.length - 1];
  }
}
