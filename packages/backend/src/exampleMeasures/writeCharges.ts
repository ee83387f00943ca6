import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes files into a folder, each beside it first, so that nobody reads half of one. */
export async function writeCharges(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of files) {
    const file = join(folder, name);
    // What begins with a point is no file of charges yet.
    const beside = join(folder, `.${name}.new`);
    await writeFile(beside, text);
    await rename(beside, file);
  }
}
