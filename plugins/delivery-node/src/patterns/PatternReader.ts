import { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError, toError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { readPatternFolder } from '@delivery-stack/patterns';
import { folderEntries } from '@delivery-stack/patterns/disk';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PatternSource } from './PatternSource';
import { SmallContents } from './SmallContents';

const MOST_BYTES = 64 * 1024 * 1024;
/** Files and folders together: as many files as a pattern may have, and as many folders. */
const MOST_ENTRIES = 20_000;

/** Stops unpacking where an archive holds too much; archives say sizes in advance. */
class TreeBounds {
  #bytes = 0;
  #entries = 0;

  take(info?: { size: number }): boolean {
    this.#entries += 1;
    this.#bytes += info?.size ?? 0;
    return !this.#exceeded();
  }

  /** Not thrown while unpacking: not every reader survives that. */
  check(url: string): void {
    if (this.#exceeded()) {
      throw new InputError(
        `${url} holds more than ${MOST_BYTES} bytes or ${MOST_ENTRIES} files; fetch large content in a step instead of carrying it`,
      );
    }
  }

  #exceeded(): boolean {
    return this.#bytes > MOST_BYTES || this.#entries > MOST_ENTRIES;
  }
}

/** How a folder is read. @public */
export interface PatternReadOptions {
  /** Of an earlier read: nothing is read while the folder is still the same. */
  readonly etag?: string;
  readonly signal?: AbortSignal;
}

/**
 * Reads template folders, from repositories and from disk.
 *
 * @remarks
 * An archive is unpacked as `fetch:template` unpacks it, and then read as any
 * folder on disk: both ways give one digest, and links, which a list of an
 * archive's files shows as empty files, are seen for what they are.
 *
 * @public
 */
export class PatternReader {
  readonly #reader: UrlReaderService;
  readonly #integrations: ScmIntegrationRegistry;

  /** Creates a reader. */
  static create(options: {
    reader: UrlReaderService;
    integrations: ScmIntegrationRegistry;
  }): PatternReader {
    return new PatternReader(options.reader, options.integrations);
  }

  private constructor(
    reader: UrlReaderService,
    integrations: ScmIntegrationRegistry,
  ) {
    this.#reader = reader;
    this.#integrations = integrations;
  }

  /**
   * What is in a folder, or undefined: unchanged since `options.etag`.
   *
   * @throws InputError where the folder cannot be read by its nature.
   */
  async read(
    folderUrl: string,
    options: PatternReadOptions = {},
  ): Promise<PatternSource | undefined> {
    if (folderUrl.startsWith('file:///')) {
      return readDisk(folderUrl.slice('file://'.length), options.signal);
    }
    if (!URL.canParse(folderUrl) || !this.#integrations.byUrl(folderUrl)) {
      throw new InputError(
        `No integration reads ${folderUrl}; add its host under integrations in app-config.yaml`,
      );
    }
    return this.#readTree(folderUrl, options);
  }

  async #readTree(
    url: string,
    options: PatternReadOptions,
  ): Promise<PatternSource | undefined> {
    const bounds = new TreeBounds();
    const response = await this.#reader
      .readTree(url, { ...options, filter: (_, info) => bounds.take(info) })
      .catch(unlessNotModified);
    if (!response) {
      return undefined;
    }
    const targetDir = await mkdtemp(join(tmpdir(), 'delivery-pattern-'));
    try {
      await response.dir({ targetDir });
      bounds.check(url);
      const source = await readDisk(targetDir, options.signal);
      return { etag: response.etag, ...source };
    } finally {
      await rm(targetDir, { recursive: true, force: true });
    }
  }
}

async function readDisk(
  root: string,
  signal?: AbortSignal,
): Promise<PatternSource> {
  const contents = new SmallContents();
  try {
    const folder = await readPatternFolder(
      contents.through(folderEntries(root), signal),
      { limits: { bytes: MOST_BYTES } },
    );
    return { folder, contents: contents.kept };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new NotFoundError(
        `There is no folder ${root}, or it changed while it was read; put the template there, or correct its location`,
      );
    }
    throw error;
  }
}

function unlessNotModified(thrown: unknown): undefined {
  const error = toError(thrown);
  if (error.name !== 'NotModifiedError') {
    throw error;
  }
}
