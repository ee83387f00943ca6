import { toError } from '@backstage/errors';
import { problemOf } from '../http/problemOf';
import { concernsOne } from './concerns';
import { EventSourceContext } from './eventSource';

/**
 * Fetches what webhooks asked for, one wish after the other; each goes when
 * what it names is stored.
 *
 * @remarks
 * One that fails is reported and stays for the next run, unless what came can
 * never be read; after expired credentials, a rate limit or a stop no other
 * one is begun.
 *
 * @param fetch - Resolves once it is stored, or is not worth storing.
 * @throws What ended the run.
 * @public
 */
export async function fulfilWishes(
  context: Pick<EventSourceContext, 'wishes' | 'report' | 'signal'>,
  fetch: (key: string) => Promise<void>,
): Promise<void> {
  const { wishes, report, signal } = context;
  for (const wish of await wishes.pending()) {
    signal.throwIfAborted();
    let isDone = true;
    try {
      await fetch(wish.key);
    } catch (thrown) {
      const error = toError(thrown);
      if (!concernsOne(error)) {
        throw error;
      }
      report.problem(problemOf(error, wish.key));
      isDone = error.name === 'SourceAnswerError';
    }
    if (isDone) {
      await wishes.fulfilled(wish);
    }
  }
}
