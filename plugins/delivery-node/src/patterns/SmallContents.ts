import { FolderEntry } from '@delivery-stack/patterns';

const MOST_OF_ONE = 256 * 1024;
const MOST_OF_ALL = 8 * 1024 * 1024;

/** Bytes of small files, kept while they are hashed: what is shown is what was signed. */
export class SmallContents {
  readonly #kept = new Map<string, Buffer>();
  #bytes = 0;

  get kept(): ReadonlyMap<string, Buffer> {
    return this.#kept;
  }

  /** The same entries, remembered as they are read. */
  async *through(
    entries: AsyncIterable<FolderEntry>,
    signal?: AbortSignal,
  ): AsyncGenerator<FolderEntry> {
    for await (const entry of entries) {
      signal?.throwIfAborted();
      yield entry.content
        ? { ...entry, content: this.#copied(entry.path, entry.content) }
        : entry;
    }
  }

  async *#copied(
    path: string,
    content: NonNullable<FolderEntry['content']>,
  ): AsyncGenerator<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of content) {
      length += chunk.byteLength;
      if (this.#fits(length)) {
        chunks.push(Uint8Array.from(chunk));
      }
      yield chunk;
    }
    if (this.#fits(length)) {
      this.#bytes += length;
      this.#kept.set(path.normalize('NFC'), Buffer.concat(chunks));
    }
  }

  #fits(length: number): boolean {
    return length <= MOST_OF_ONE && this.#bytes + length <= MOST_OF_ALL;
  }
}
