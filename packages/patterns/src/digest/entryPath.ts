import { isWellFormed } from '../json';

/** Bounds of a template folder. @public */
export interface FolderLimits {
  readonly files: number;
  /** Of all files together. */
  readonly bytes: number;
  /** Of one path, in UTF-16 code units. */
  readonly pathLength: number;
  /** Segments of one path. */
  readonly depth: number;
}

/** More than any environment needs; content is hashed as a stream. @public */
export const folderLimits: FolderLimits = {
  files: 10_000,
  bytes: 4 * 1024 ** 3,
  pathLength: 512,
  depth: 32,
};

/** What is wrong with an entry, and what to do. */
export interface PathProblem {
  readonly problem: string;
  readonly cure: string;
}

const CONTROL =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/**
 * One spelling for one file, whoever lists it: NFC, forward slashes, no `./`.
 *
 * @remarks
 * macOS may list a name decomposed, Windows with backslashes, an archive with
 * `./` before it; all mean the file that git calls by one name. A backslash
 * counts as a separator only where the lister says so: elsewhere it may be
 * part of a name, and two folders must not share a digest.
 */
export function normalisedPath(raw: string, separator: '/' | '\\'): string {
  const slashed = separator === '\\' ? raw.replace(/\\/g, '/') : raw;
  return slashed.normalize('NFC').replace(/^(?:\.\/)+/, '');
}

/** Why a normalised path cannot be part of a pattern, or undefined. */
export function pathProblem(
  path: string,
  limits: FolderLimits,
): PathProblem | undefined {
  const segments = path.split('/');
  if (path.length > limits.pathLength) {
    return {
      problem: `its path is longer than ${limits.pathLength} characters`,
      cure: 'shorten the names of its folders',
    };
  }
  if (segments.length > limits.depth) {
    return {
      problem: `it lies deeper than ${limits.depth} folders`,
      cure: 'move it up',
    };
  }
  if (!isWellFormed(path) || CONTROL.test(path)) {
    return {
      problem: 'its path holds control characters or broken Unicode',
      cure: 'rename it',
    };
  }
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) {
    return {
      problem: 'its path is absolute',
      cure: 'list paths from the template folder on',
    };
  }
  return segmentProblem(segments);
}

function segmentProblem(segments: readonly string[]): PathProblem | undefined {
  if (segments.includes('..')) {
    return {
      problem: 'its path leaves the template folder',
      cure: 'remove it; nothing outside the folder can be signed',
    };
  }
  if (segments.includes('') || segments.includes('.')) {
    return {
      problem: 'its path has an empty segment or a dot',
      cure: 'list it by its plain path',
    };
  }
  if (segments.some(segment => segment.includes('\\'))) {
    return {
      problem: 'its name holds a backslash, which separates folders elsewhere',
      cure: 'rename it; on Windows list with the separator \\',
    };
  }
  if (segments.some(segment => segment.toLowerCase() === '.git')) {
    return {
      problem: 'it lies in a folder .git, which git does not commit',
      cure: 'leave that folder out',
    };
  }
  return undefined;
}
