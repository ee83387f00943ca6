import { constants, createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderEntry } from '../digest';

/** Deeper folders are not walked: the list refuses them anyway. */
const DEEPEST = 40;

/** What of a file system may be gone between listing and reading is not followed. */
const NO_LINKS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

/**
 * What a folder on disk holds, for `readPatternFolder`.
 *
 * @remarks
 * Links are listed and not followed. A `.git` at the top is left out, because
 * a clone has one and an archive of the same commit has none.
 *
 * @public
 */
export async function* folderEntries(
  root: string,
  below: readonly string[] = [],
): AsyncGenerator<FolderEntry> {
  const found = await readdir(join(root, ...below), { withFileTypes: true });
  for (const each of found) {
    if (below.length === 0 && each.name === '.git') {
      continue;
    }
    const names = [...below, each.name];
    const path = names.join('/');
    if (each.isDirectory() && names.length < DEEPEST) {
      yield* folderEntries(root, names);
    } else if (each.isFile()) {
      yield { path, kind: 'file', content: bytesOf(join(root, ...names)) };
    } else {
      yield { path, kind: each.isSymbolicLink() ? 'link' : 'other' };
    }
  }
}

/** Opened when it is read: a refused entry leaves no file open. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, {
    flags: NO_LINKS as unknown as string,
    highWaterMark: 256 * 1024,
  });
}
