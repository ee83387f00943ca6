import { z } from 'zod';

/**
 * Whether a path matches a glob: `*` and `?` within a segment, `**` for any
 * number of whole segments, a folder with a slash at its end for all below it.
 *
 * @remarks
 * Matched by two pointers that go back at most to the last star, so that no
 * glob takes longer than its length times the path's.
 *
 * @public
 */
export function matchesGlob(glob: string, path: string): boolean {
  const whole = glob.endsWith('/') ? `${glob}**` : glob;
  return matchesList(
    whole.split('/'),
    path.split('/'),
    part => part === '**',
    (part, segment) =>
      matchesList(
        [...part],
        [...segment],
        one => one === '*',
        (one, character) => one === '?' || one === character,
      ),
  );
}

function matchesList(
  pattern: readonly string[],
  subject: readonly string[],
  isStar: (part: string) => boolean,
  matches: (part: string, subject: string) => boolean,
): boolean {
  let at = 0;
  let read = 0;
  let star = -1;
  let resume = 0;
  while (read < subject.length) {
    if (at < pattern.length && isStar(pattern[at])) {
      star = at++;
      resume = read;
    } else if (at < pattern.length && matches(pattern[at], subject[read])) {
      at++;
      read++;
    } else if (star >= 0) {
      at = star + 1;
      read = ++resume;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every(isStar);
}

function globFrom(root: string, example: string) {
  return z
    .string()
    .min(1)
    .max(300)
    .refine(
      glob =>
        !glob.startsWith('/') &&
        !glob.includes('\\') &&
        !glob.split('/').includes('..') &&
        !glob.startsWith('./'),
      `leaves the folder; write it from the ${root} on with forward slashes, like ${example}`,
    )
    .describe(
      `Files by path from the ${root}: * within a segment, ** across segments, a folder with / for all below it`,
    );
}

/** A glob over the files of a template folder. */
export const globSchema = globFrom('template folder', 'skeleton/k8s/**');

/** A glob over the files that a template makes. */
export const generatedGlobSchema = globFrom(
  'root of the made repository',
  'src/**',
);
