import { createHash } from 'node:crypto';
import {
  FolderLimits,
  PathProblem,
  folderLimits,
  normalisedPath,
  pathProblem,
} from './entryPath';
import { TakenNames } from './takenNames';

/** One thing in a template folder, as a directory, an archive or a URL reader lists it. @public */
export interface FolderEntry {
  /** From the template folder on. */
  readonly path: string;
  /** What it is; `other` for devices, sockets and hard-linked surprises. */
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Bytes of a file, read once and not kept. */
  readonly content?: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A file of a pattern. @public */
export interface ListedFile {
  /** NFC, forward slashes. */
  readonly path: string;
  /** Of the bytes, in lower-case hexadecimal. */
  readonly sha256: string;
}

/** Why an entry cannot be part of a pattern. @public */
export interface Refusal extends PathProblem {
  readonly path: string;
}

/** The files of a folder, or why they cannot be listed. @public */
export type FileList =
  | { readonly ok: true; readonly files: readonly ListedFile[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Refusals after which reading stops. */
const MOST_REFUSALS = 20;

/** How entries are listed. @public */
export interface ListOptions {
  /** Between folders in the paths of entries. Default `/`. */
  readonly separator?: '/' | '\\';
  readonly limits?: Partial<FolderLimits>;
}

class Listing {
  readonly #files: ListedFile[] = [];
  readonly #refusals: Refusal[] = [];
  readonly #names = new TakenNames();
  readonly #limits: FolderLimits;
  readonly #separator: '/' | '\\';
  #bytes = 0;

  constructor({ separator = '/', limits }: ListOptions) {
    this.#separator = separator;
    this.#limits = { ...folderLimits, ...limits };
  }

  /** False when nothing more needs to be read. */
  async add({ path: raw, kind, content = [] }: FolderEntry): Promise<boolean> {
    if (kind === 'folder') {
      return true;
    }
    const path = normalisedPath(
      raw.slice(0, this.#limits.pathLength + 1),
      this.#separator,
    );
    const problem =
      pathProblem(path, this.#limits) ??
      kindProblem(kind) ??
      this.#names.take(path);
    if (problem) {
      return this.#refuse(path, problem);
    }
    if (this.#files.length >= this.#limits.files) {
      this.#refuse(path, {
        problem: `there are more than ${this.#limits.files} files`,
        cure: 'fetch large content in a step instead of carrying it',
      });
      return false;
    }
    return this.#hash(path, content);
  }

  finish(): FileList {
    return this.#refusals.length > 0
      ? { ok: false, refusals: this.#refusals }
      : { ok: true, files: this.#files.sort(byPath) };
  }

  async #hash(
    path: string,
    content: NonNullable<FolderEntry['content']>,
  ): Promise<boolean> {
    const hash = createHash('sha256');
    for await (const chunk of content) {
      this.#bytes += chunk.byteLength;
      if (this.#bytes > this.#limits.bytes) {
        this.#refuse(path, {
          problem: `with it the folder has more than ${
            this.#limits.bytes
          } bytes`,
          cure: 'fetch large content in a step instead of carrying it',
        });
        return false;
      }
      hash.update(chunk);
    }
    this.#files.push({ path, sha256: hash.digest('hex') });
    return true;
  }

  #refuse(path: string, problem: PathProblem): boolean {
    this.#refusals.push({ path, ...problem });
    return this.#refusals.length < MOST_REFUSALS;
  }
}

/**
 * Hashes every file of a folder, one stream at a time.
 *
 * @remarks
 * The result depends on paths and bytes alone, not on the order of entries,
 * their chunks or mode bits; folders do not count, because git has no empty
 * ones. A folder with anything that is refused has no list.
 *
 * @public
 */
export async function listFiles(
  entries: AsyncIterable<FolderEntry> | Iterable<FolderEntry>,
  options: ListOptions = {},
): Promise<FileList> {
  const listing = new Listing(options);
  for await (const entry of entries) {
    if (!(await listing.add(entry))) {
      break;
    }
  }
  return listing.finish();
}

function kindProblem(kind: FolderEntry['kind']): PathProblem | undefined {
  switch (kind) {
    case 'file':
      return undefined;
    case 'link':
      return {
        problem: 'it is a symbolic link, which may lead anywhere',
        cure: 'put the file itself there',
      };
    default:
      return { problem: 'it is no regular file', cure: 'remove it' };
  }
}

/** By UTF-16 code units, as RFC 8785 sorts keys: no locale decides. */
function byPath(one: ListedFile, other: ListedFile): number {
  return one.path < other.path ? -1 : 1;
}
