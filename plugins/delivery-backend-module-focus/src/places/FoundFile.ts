import { InputError } from '@backstage/errors';

/** A file of a place, before it is read. @internal */
export interface FoundFile {
  /** Stable within its source. */
  name: string;
  /** Changes whenever the content does. */
  version: string;
  /**
   * Has its bytes on this disk for as long as `use` runs; `path` is without
   * symbolic links.
   */
  withPath<T>(
    signal: AbortSignal,
    use: (path: string) => AsyncIterable<T>,
  ): AsyncIterable<T>;
}

/** A file that is there, but cannot be read: whoever reads it is told why. @internal */
export function unreadable(name: string, problem: string): FoundFile {
  return {
    name,
    version: 'unreadable',
    // eslint-disable-next-line require-yield -- says that there is nothing
    async *withPath() {
      throw new InputError(problem);
    },
  };
}
