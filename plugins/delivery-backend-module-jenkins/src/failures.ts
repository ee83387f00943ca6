import { toError } from '@backstage/errors';

/** After these, everything else would fail the same way. */
const ending = new Set([
  'SourceUnauthorizedError',
  'SourceRateLimitedError',
  'AbortError',
]);

/** Whether a failure is of the thing that was asked for alone, so that others may go on. */
export const isOfOne = ({ name }: Error): boolean =>
  name.startsWith('Source') && !ending.has(name);

/** What was asked for; undefined where it is not there (any more). */
export async function ifThere<T>(ask: Promise<T>): Promise<T | undefined> {
  try {
    return await ask;
  } catch (thrown) {
    if (toError(thrown).name === 'SourceNotFoundError') {
      return undefined;
    }
    throw thrown;
  }
}
