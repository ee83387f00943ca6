import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What lies at a path, links not followed; undefined: nothing. */
export async function statOf(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** Makes folders below a root, none of which may be a link. */
export async function makeFolders(
  root: string,
  names: readonly string[],
): Promise<string> {
  let path = root;
  for (const name of names) {
    path = resolveSafeChildPath(root, join(path, name));
    await mkdir(path).catch(unlessThere);
    if (!(await lstat(path)).isDirectory()) {
      throw new InputError(
        `${names.join(
          '/',
        )} leads over ${name}, which is no folder; remove the file or link`,
      );
    }
  }
  return path;
}

/** Writes a file below a root, as a whole or not at all, and over no link. */
export async function writeInside(
  root: string,
  names: readonly string[],
  text: string,
): Promise<void> {
  const folder = await makeFolders(root, names.slice(0, -1));
  const path = resolveSafeChildPath(root, join(folder, names.at(-1)!));
  const there = await statOf(path);
  if (there && !there.isFile()) {
    throw new InputError(
      `${names.join('/')} is no regular file; remove the folder or link`,
    );
  }
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    // Takes the name away from whatever has it by now, and follows nothing.
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') {
    throw error;
  }
}
