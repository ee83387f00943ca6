import { matchesGlob } from '../pattern/glob';
import { FilesManifest, isGoverned } from './filesManifest';

/** What can be otherwise than it was made. @public */
export const driftKinds = ['changed', 'missing', 'added'] as const;

/** One of {@link driftKinds}. @public */
export type DriftKind = (typeof driftKinds)[number];

/** One file that is no longer as the pattern made it. @public */
export interface FileDrift {
  readonly path: string;
  readonly kind: DriftKind;
}

/** What a repository holds now. @public */
export interface FilesFound {
  /** Every path, links too. */
  readonly paths: readonly string[];
  /** SHA-256 of the regular files among those that are listed. */
  readonly sha256: ReadonlyMap<string, string>;
}

/**
 * Where a repository left its pattern, by path.
 *
 * @remarks
 * A link in the place of a listed file is a change: what it leads to can
 * change without a commit. New files are drift in sealed folders alone, for a
 * pod works in the others.
 *
 * @public
 */
export function driftOf(manifest: FilesManifest, found: FilesFound) {
  const { files, sealed, handedOver } = manifest;
  const present = new Set(found.paths);
  const listed = new Set(files.map(({ path }) => path));
  const drift: FileDrift[] = files
    .filter(({ path, sha256 }) => found.sha256.get(path) !== sha256)
    .map(({ path }) => ({
      path,
      kind: present.has(path) ? 'changed' : 'missing',
    }));
  for (const path of present) {
    if (
      !listed.has(path) &&
      isGoverned(path, handedOver) &&
      sealed.some(glob => matchesGlob(glob, path))
    ) {
      drift.push({ path, kind: 'added' });
    }
  }
  return drift.sort((one, other) => (one.path < other.path ? -1 : 1));
}
