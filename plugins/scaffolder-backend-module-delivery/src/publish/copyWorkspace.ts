import { InputError } from '@backstage/errors';
import { constants } from 'node:fs';
import { copyFile, lstat, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { workspaceFiles } from '../workspace/workspaceFiles';

const MOST_BYTES = 1024 * 1024 * 1024;

/**
 * Copies regular files, and refuses everything else.
 *
 * @returns Paths of the files, from the workspace on.
 */
export async function copyWorkspace(
  workspace: string,
  target: string,
): Promise<string[]> {
  const files = await workspaceFiles(workspace);
  let bytes = 0;
  for (const { path, isRegular } of files) {
    if (!isRegular) {
      throw new InputError(
        `${path} is a link or a device and could lead out of the workspace; put the file itself there`,
      );
    }
    if (path.split('/').some(name => name.toLowerCase() === '.git')) {
      throw new InputError(
        `${path} is inside another repository; remove its .git`,
      );
    }
    const from = join(workspace, path);
    bytes += (await lstat(from)).size;
    if (bytes > MOST_BYTES) {
      throw new InputError(`The files have more than ${MOST_BYTES} bytes`);
    }
    const to = join(target, path);
    await mkdir(dirname(to), { recursive: true });
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
  return files.map(({ path }) => path);
}
