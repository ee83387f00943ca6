import { createHash } from 'node:crypto';
import { createReadStream, Dirent } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InputError } from '@backstage/errors';
import { LocalPlace } from '../config/Place';
import { FoundFile, unreadable } from './FoundFile';
import { globToRegExp } from './glob';

/** Files of up to so many bytes are known by their content. */
const SMALL = 8 * 2 ** 20;
/** Most files of one place. */
const MOST_FILES = 10_000;

const known = /\.(csv|csv\.gz|parquet)$/i;

function isBelow(path: string, root: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** Code of a failure of the file system, never its paths. */
function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'failed';
}

async function versionOf(path: string): Promise<string> {
  const { size, mtimeNs } = await stat(path, { bigint: true });
  if (size > SMALL) {
    return `${size}-${mtimeNs}`;
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return `sha256-${hash.digest('hex')}`;
}

async function foundAt(name: string, path: string): Promise<FoundFile> {
  try {
    if (!(await stat(path)).isFile()) {
      return unreadable(name, `${name} is no regular file; take it away`);
    }
    return {
      name,
      version: await versionOf(path),
      withPath: (_signal, use) => use(path),
    };
  } catch (error) {
    return unreadable(
      name,
      `${name} cannot be read (${codeOf(
        error,
      )}); let the user that runs the backend read it`,
    );
  }
}

function isWanted({ glob }: LocalPlace, entry: Dirent): boolean {
  return glob
    ? globToRegExp(glob).test(entry.name)
    : known.test(entry.name) && !entry.isDirectory();
}

/** Names below a directory, in order; with a pattern, directly in it. */
async function namesIn(place: LocalPlace, root: string): Promise<string[]> {
  const names: string[] = [];
  const directory = await opendir(root, { recursive: !place.glob });
  for await (const entry of directory) {
    const name = relative(root, join(entry.parentPath, entry.name));
    // What begins with a point is hidden, and what Kubernetes mounts lies there twice.
    const isHidden = name.split(sep).some(part => part.startsWith('.'));
    if (!isHidden && isWanted(place, entry)) {
      names.push(name);
    }
    if (names.length > MOST_FILES) {
      throw new InputError(
        `${place.at}: has more than ${MOST_FILES} files; name a smaller part of them`,
      );
    }
  }
  return names.sort();
}

/**
 * Files below a directory of this machine, or a single one.
 *
 * @remarks
 * A symbolic link is followed within the directory only, so that whoever may
 * write there does not choose what else of the machine is read; of several
 * names of one file, the first counts.
 *
 * @internal
 */
export async function* localFiles(
  place: LocalPlace,
): AsyncGenerator<FoundFile> {
  const root = await realpath(place.path).catch(error => {
    throw new InputError(
      `${place.at}: cannot be found (${codeOf(
        error,
      )}); correct the path, or mount it`,
    );
  });
  if (!place.glob && !(await stat(root)).isDirectory()) {
    yield await foundAt(place.path, root);
    return;
  }
  const seen = new Set<string>();
  const names = await namesIn(place, root).catch(error => {
    throw error instanceof InputError
      ? error
      : new InputError(
          `${place.at}: cannot be listed (${codeOf(
            error,
          )}); name a directory that the user that runs the backend may read`,
        );
  });
  for (const below of names) {
    const name = join(place.path, below);
    const path = await realpath(join(root, below)).catch(() => undefined);
    if (!path || !isBelow(path, root)) {
      yield unreadable(
        name,
        `${name} is a link to elsewhere; only files below ${place.at} are read`,
      );
    } else if (!seen.has(path)) {
      seen.add(path);
      yield await foundAt(name, path);
    }
  }
}
