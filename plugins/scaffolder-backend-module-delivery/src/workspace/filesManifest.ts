import { InputError } from '@backstage/errors';
import {
  FilesManifest,
  filesManifestOf,
  ListedFile,
  MANIFEST_PATH,
  manifestText,
  MOST_MANIFEST_BYTES,
} from '@delivery-stack/patterns';
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { VerifiedPattern } from '../verify/PatternVerifier';
import { statOf, writeInside } from './paths';
import { workspaceFiles } from './workspaceFiles';

/**
 * Writes down which files of a workspace stay governed, and as what.
 *
 * @remarks
 * Links are left out: nothing that a pattern may hold is one, and a link says
 * nothing about what it leads to.
 */
export async function writeFilesManifest(
  workspace: string,
  { ref, digest, pattern }: VerifiedPattern,
): Promise<FilesManifest> {
  const files: ListedFile[] = [];
  for (const { path, isRegular } of await workspaceFiles(workspace)) {
    if (isRegular) {
      files.push({ path, sha256: await sha256Of(join(workspace, path)) });
    }
  }
  const manifest = filesManifestOf({ ref, digest, pattern, files });
  const text = manifestText(manifest);
  if (Buffer.byteLength(text) > MOST_MANIFEST_BYTES) {
    throw new InputError(
      `The list of governed files would be larger than ${MOST_MANIFEST_BYTES} bytes; hand over folders of many files in pattern.yaml`,
    );
  }
  await writeInside(workspace, MANIFEST_PATH.split('/'), text);
  return manifest;
}

/** SHA-256 of the list in a workspace, if a step has written one. */
export async function manifestHash(
  workspace: string,
): Promise<string | undefined> {
  const path = join(workspace, MANIFEST_PATH);
  return (await statOf(path))?.isFile() ? sha256Of(path) : undefined;
}

/** Of the bytes of a file, which is not followed where it is a link. */
async function sha256Of(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  const hash = createHash('sha256');
  for await (const chunk of file.createReadStream()) {
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
