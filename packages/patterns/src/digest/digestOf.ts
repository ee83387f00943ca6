import { createHash } from 'node:crypto';
import { canonicalJson } from '../json';
import { ListedFile } from './listFiles';

/** What is signed: the content of one pattern at one time. @public */
export interface PatternContent {
  /** `spec` of `template.yaml`. */
  readonly spec: unknown;
  /** `pattern.yaml` as it stands, without defaults. */
  readonly pattern: unknown;
  /** Every file of the folder, `template.yaml` and `pattern.yaml` too. */
  readonly files: readonly ListedFile[];
}

/** `sha256:` and 64 lower-case hexadecimal digits. @public */
export type Digest = `sha256:${string}`;

const SHAPE = /^sha256:[0-9a-f]{64}$/;

/** Whether a text is a digest as this package writes it. @public */
export function isDigest(text: string): text is Digest {
  return SHAPE.test(text);
}

/**
 * SHA-256 over the canonical JSON (RFC 8785) of `{ spec, pattern, files }`.
 *
 * @throws TypeError for content that JSON cannot carry; the readers refuse it before.
 *
 * @public
 */
export function digestOf({ spec, pattern, files }: PatternContent): Digest {
  const sorted = files
    .map(({ path, sha256 }) => ({ path, sha256 }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  const text = canonicalJson({ spec, pattern, files: sorted });
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;
}
