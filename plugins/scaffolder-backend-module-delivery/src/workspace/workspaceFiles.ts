import { InputError } from '@backstage/errors';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const MOST_FILES = 20_000;
const DEEPEST = 40;

/** Something in a workspace that is no folder. */
export interface WorkspaceFile {
  /** From the workspace on. */
  readonly path: string;
  readonly isRegular: boolean;
}

/**
 * Everything in a workspace but the `.git` at its top.
 *
 * @throws InputError where there is too much of it.
 */
export async function workspaceFiles(root: string): Promise<WorkspaceFile[]> {
  const files: WorkspaceFile[] = [];
  const walk = async (below: readonly string[]): Promise<void> => {
    const found = await readdir(join(root, ...below), { withFileTypes: true });
    for (const each of found) {
      const names = [...below, each.name];
      if (each.isDirectory()) {
        if (names.length > DEEPEST) {
          throw new InputError(`Folders are deeper than ${DEEPEST}`);
        }
        if (names.join('/') !== '.git') {
          await walk(names);
        }
      } else {
        files.push({ path: names.join('/'), isRegular: each.isFile() });
      }
      if (files.length > MOST_FILES) {
        throw new InputError(`There are more than ${MOST_FILES} files`);
      }
    }
  };
  await walk([]);
  return files;
}
