import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ATTESTATIONS_FOLDER,
  FilesManifest,
  VerifyKey,
  verifyAttestation,
} from '@delivery-stack/patterns';
import { attestationBytes } from '../patterns/attestationBytes';

/** One sign-off in the repository, and whether it is genuine. */
export interface AttestedFunction {
  readonly function: string;
  /** What is wrong with it, and what to do. */
  readonly problem?: string;
  /** Digest that it is about, where that is an older content of the pattern. */
  readonly carriedOverFrom?: string;
}

const ENDING = '.intoto.json';
const MOST_FILES = 100;

/**
 * Verifies the sign-offs with which an environment was made.
 *
 * @remarks
 * One that has ended since is no problem here: the environment was made while
 * it held, and the instance says what has ended. One about an older content
 * carried over when nothing of its function had changed, which only the
 * instance can tell; the list of files and its hash tie it to this repository.
 */
export async function readAttestations(
  root: string,
  manifest: FilesManifest,
  keys: readonly VerifyKey[],
): Promise<AttestedFunction[]> {
  const folder = join(root, ATTESTATIONS_FOLDER);
  const names = await readdir(folder).catch(() => []);
  const attested = names
    .filter(name => name.endsWith(ENDING))
    .sort()
    .slice(0, MOST_FILES);
  return Promise.all(
    attested.map(async name => {
      const owner = name.slice(0, -ENDING.length);
      const found = verifyAttestation({
        envelope: await attestationBytes(join(folder, name)),
        keys,
        expect: { function: owner },
      });
      if (!found.ok) {
        return { function: owner, problem: found.message };
      }
      const { decision, digest } = found.signOff;
      if (decision !== 'approved') {
        const problem = `it says ${decision}, not approved; take the evidence that the template wrote`;
        return { function: owner, problem };
      }
      return {
        function: owner,
        ...(digest !== manifest.digest && { carriedOverFrom: digest }),
      };
    }),
  );
}
