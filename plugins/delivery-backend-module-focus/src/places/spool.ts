import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InputError } from '@backstage/errors';
import { boundedBytes } from '../read/boundedBytes';

/** How bytes are put onto this disk. @internal */
export interface SpoolOptions {
  /** Where temporary files may be. */
  directory: string;
  maxBytes: number;
  signal: AbortSignal;
  /** What is said of a failure of the stream, whose own words may hold a secret. */
  failed(error: unknown): Error;
}

/**
 * Has a stream in a temporary file for as long as `use` runs.
 *
 * @internal
 */
export async function* spooled<T>(
  bytes: Readable,
  { directory, maxBytes, signal, failed }: SpoolOptions,
  use: (path: string) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const folder = await mkdtemp(join(directory, 'delivery-focus-'));
  try {
    const path = join(folder, 'file');
    await pipeline(
      bytes,
      boundedBytes(maxBytes, 'The file'),
      createWriteStream(path, { mode: 0o600 }),
      { signal },
    ).catch(error => {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
        throw new InputError(
          'There is no space for a temporary file; make some, or set backend.workingDirectory',
        );
      }
      throw signal.aborted || error instanceof InputError
        ? error
        : failed(error);
    });
    yield* use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
