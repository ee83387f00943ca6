import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The folder of this checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Pinned toolchain manifest, committed. */
export const toolchainManifest = join(root, 'scripts/launch/toolchain');

/**
 * Where the toolchain is put, ignored by git; one folder per platform, because a checkout may be shared by two.
 */
export const toolchainFolder = join(
  root,
  '.toolchain',
  `${process.platform}-${process.arch}`,
);
