import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import {
  FileDrift,
  FilesManifest,
  MANIFEST_PATH,
  MOST_MANIFEST_BYTES,
  driftOf,
  readManifest,
} from '@delivery-stack/patterns';
import { folderEntries } from '@delivery-stack/patterns/disk';
import { readMessage } from '../inputs/fileChunks';

/** A repository that was made from a pattern, as it is now. */
export interface Environment {
  /** Undefined: there is no list of governed files, or none that can be read. */
  readonly manifest?: FilesManifest;
  /** SHA-256 of the list; null: there is no file. */
  readonly manifestHash: string | null;
  readonly drift: readonly FileDrift[];
}

/**
 * Compares a repository with the list that it was made with.
 *
 * @throws Error where the folder cannot be read.
 */
export async function readEnvironment(root: string): Promise<Environment> {
  try {
    const list = await readList(join(root, MANIFEST_PATH));
    const manifest = list && readManifest(list.toString('utf8'));
    return {
      ...(manifest && { manifest }),
      manifestHash: list
        ? createHash('sha256').update(list).digest('hex')
        : null,
      drift: manifest ? driftOf(manifest, await filesOf(root, manifest)) : [],
    };
  } catch (error) {
    throw new Error(`${root}: ${readMessage(error as Error)}`);
  }
}

async function readList(path: string): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(path, {
      end: MOST_MANIFEST_BYTES,
    })) {
      chunks.push(chunk);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  return Buffer.concat(chunks);
}

/** Only what is listed is hashed: a pipeline's folder holds much else. */
async function filesOf(root: string, { files }: FilesManifest) {
  const listed = new Set(files.map(({ path }) => path));
  const paths: string[] = [];
  const sha256 = new Map<string, string>();
  for await (const entry of folderEntries(root)) {
    paths.push(entry.path);
    if (entry.kind === 'file' && listed.has(entry.path)) {
      const hash = createHash('sha256');
      for await (const chunk of entry.content ?? []) {
        hash.update(chunk);
      }
      sha256.set(entry.path, hash.digest('hex'));
    }
  }
  return { paths, sha256 };
}
