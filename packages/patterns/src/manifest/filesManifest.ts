import { z } from 'zod';
import { Digest, isDigest } from '../digest/digestOf';
import { ListedFile } from '../digest/listFiles';
import { Pattern } from '../pattern';
import { matchesGlob } from '../pattern/glob';

/** Folder of a made repository that holds what proves its origin. @public */
export const EVIDENCE_FOLDER = '.delivery';

/** Where its attestations lie. @public */
export const ATTESTATIONS_FOLDER = `${EVIDENCE_FOLDER}/attestations`;

/** Where the list of governed files lies. @public */
export const MANIFEST_PATH = `${EVIDENCE_FOLDER}/files.json`;

/** No longer list is read: room for every file that a workspace may hold. @public */
export const MOST_MANIFEST_BYTES = 16 * 1024 * 1024;

const MOST_FILES = 20_000;

/**
 * `.delivery/files.json`: the governed files of an environment as they were
 * made, and what they were made from.
 *
 * @public
 */
const manifestSchema = z.object({
  /** Entity ref of the template. */
  pattern: z.string().min(1).max(500),
  version: z.string().max(100),
  digest: z.custom<Digest>(text => typeof text === 'string' && isDigest(text)),
  /** Globs of folders in which a new file is drift. */
  sealed: z.array(z.string().min(1).max(300)).max(200),
  /** Globs of what the pod owns, so that it may add there in sealed folders too. */
  handedOver: z.array(z.string().min(1).max(300)).max(200),
  files: z
    .array(
      z.object({
        path: z.string().min(1).max(4_096),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(MOST_FILES),
});

/** See {@link MANIFEST_PATH}. @public */
export type FilesManifest = z.infer<typeof manifestSchema>;

/**
 * Whether a file of a made repository stays as the pattern made it.
 *
 * @remarks
 * The evidence itself is never handed over: its pod could otherwise take it
 * away. Only the list cannot list itself; whoever recorded the activation
 * knows its hash.
 *
 * @public
 */
export function isGoverned(
  path: string,
  handedOver: readonly string[],
): boolean {
  return path.startsWith(`${EVIDENCE_FOLDER}/`)
    ? path !== MANIFEST_PATH
    : !handedOver.some(glob => matchesGlob(glob, path));
}

/**
 * The list for what was just made.
 *
 * @param made - `files`: every regular file of it.
 *
 * @public
 */
export function filesManifestOf(made: {
  readonly ref: string;
  readonly digest: Digest;
  readonly pattern: Pattern;
  readonly files: readonly ListedFile[];
}): FilesManifest {
  const { ref, digest, pattern, files } = made;
  const { handedOver, sealed } = pattern.spec;
  return {
    pattern: ref,
    version: pattern.metadata.version,
    digest,
    sealed,
    handedOver,
    files: files
      .filter(({ path }) => isGoverned(path, handedOver))
      .map(({ path, sha256 }) => ({ path, sha256 }))
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
  };
}

/** The one text of a list: what is hashed is what is written. @public */
export function manifestText(manifest: FilesManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The list in a file, or undefined where it is none. @public */
export function readManifest(text: string): FilesManifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
