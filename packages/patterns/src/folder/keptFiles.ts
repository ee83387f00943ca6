import { normalisedPath } from '../digest/entryPath';
import { FolderEntry } from '../digest/listFiles';

/** Most bytes of one file that are kept: what is larger is no declaration. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The bytes of a few files, kept while a folder is hashed.
 *
 * @remarks
 * A second read could find other bytes than those of the digest: what is
 * interpreted must be what was hashed.
 */
export class KeptFiles {
  readonly #names: ReadonlySet<string>;
  readonly #separator: '/' | '\\';
  readonly #kept = new Map<string, Uint8Array[]>();

  constructor(names: readonly string[], separator: '/' | '\\' = '/') {
    this.#names = new Set(names);
    this.#separator = separator;
  }

  /** The same entries; the named ones are kept as they are read. */
  async *through(
    entries: AsyncIterable<FolderEntry> | Iterable<FolderEntry>,
  ): AsyncGenerator<FolderEntry> {
    for await (const entry of entries) {
      const path = normalisedPath(entry.path, this.#separator);
      yield this.#names.has(path) && entry.content
        ? { ...entry, content: this.#copied(path, entry.content) }
        : entry;
    }
  }

  /** The text of a kept file, or what keeps it from being one. */
  text(name: string): { text: string } | { problem: string; cure: string } {
    const chunks = this.#kept.get(name);
    if (!chunks) {
      return {
        problem: 'is missing',
        cure: 'add it; a pattern is a folder with template.yaml and pattern.yaml',
      };
    }
    const bytes = Buffer.concat(chunks);
    if (bytes.length > MOST_BYTES) {
      return {
        problem: `is larger than ${MOST_BYTES} bytes`,
        cure: 'move what is not part of the declaration into files of its own',
      };
    }
    try {
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    } catch {
      return { problem: 'is not UTF-8', cure: 'save it as UTF-8' };
    }
  }

  async *#copied(
    path: string,
    content: NonNullable<FolderEntry['content']>,
  ): AsyncGenerator<Uint8Array> {
    const chunks: Uint8Array[] = [];
    this.#kept.set(path, chunks);
    let length = 0;
    for await (const chunk of content) {
      if (length <= MOST_BYTES) {
        chunks.push(Uint8Array.from(chunk));
        length += chunk.byteLength;
      }
      yield chunk;
    }
  }
}
