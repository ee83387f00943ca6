import { toError } from '@backstage/errors';

/** What was asked for; undefined where it is not there (any more). @public */
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
