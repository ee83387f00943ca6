import { ReadFolder } from '@delivery-stack/patterns';

/** What was read of a template folder. @public */
export interface PatternSource {
  /** Of the repository's state; absent for folders on disk. */
  readonly etag?: string;
  /** Declarations, files, digest, and what is wrong with them. */
  readonly folder: ReadFolder;
  /**
   * Bytes of small files by path: each at most 256 KiB, 8 MiB together; others
   * are left out.
   */
  readonly contents: ReadonlyMap<string, Buffer>;
}
