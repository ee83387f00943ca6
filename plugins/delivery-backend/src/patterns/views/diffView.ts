import {
  FileChange,
  PatternContentDiff,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  diffOf,
  matchesGlob,
  Pattern,
  PatternContent,
} from '@delivery-stack/patterns';
import { structuredPatch } from 'diff';

/** Characters of two texts together, beyond which lines are not compared. */
const LONGEST = 256 * 1024;
/** Edits beyond which a comparison gives up: it takes time with their square. */
const MOST_EDITS = 2_000;
/** Lines of all files together that are shown. */
const MOST_LINES = 5_000;
/** Unchanged lines around a change. */
const CONTEXT = 3;

/** A content with its declaration. */
export interface Side {
  digest: string;
  content: PatternContent;
  pattern: Pattern;
}

/**
 * What changed from one content to the next, line by line.
 *
 * @param bytesOf - bytes of a file by its SHA-256, where they are kept
 */
export function diffView(
  from: Side,
  to: Side,
  options: {
    touched: readonly string[];
    bytesOf: (sha256: string) => Buffer | undefined;
  },
): PatternContentDiff {
  const diff = diffOf(from.content, to.content);
  const lines = { left: MOST_LINES };
  const file = (change: FileChange['change']) => (path: string) => ({
    path,
    change,
    ...ownersOf(path, [from.pattern, to.pattern]),
    ...linesOf(path, { from, to, bytesOf: options.bytesOf, lines }),
  });
  return {
    from: from.digest,
    to: to.digest,
    touched: [...options.touched],
    files: [
      ...diff.files.changed.map(file('changed')),
      ...diff.files.added.map(file('added')),
      ...diff.files.removed.map(file('removed')),
    ],
    parameters: {
      added: [...diff.parameters.added],
      removed: [...diff.parameters.removed],
      changed: [...diff.parameters.changed],
    },
    declarations: [...diff.declarations],
    steps: diff.steps,
  };
}

/** Hashes of the files that a comparison shows. */
export function hashesToCompare(from: Side, to: Side): string[] {
  const hashes = (side: Side) =>
    new Set(side.content.files.map(each => `${each.sha256} ${each.path}`));
  const [before, after] = [hashes(from), hashes(to)];
  return [
    ...[...before].filter(each => !after.has(each)),
    ...[...after].filter(each => !before.has(each)),
  ].map(each => each.slice(0, 64));
}

function ownersOf(path: string, patterns: readonly Pattern[]) {
  const named = (
    of: (pattern: Pattern) => readonly (readonly [string, readonly string[]])[],
  ) => [
    ...new Set(
      patterns
        .flatMap(of)
        .filter(([, globs]) => globs.some(glob => matchesGlob(glob, path)))
        .map(([name]) => name),
    ),
  ];
  return {
    facets: named(({ spec }) =>
      Object.entries(spec.facets).map(
        ([name, facet]) =>
          [name, 'provided' in facet ? facet.files ?? [] : []] as const,
      ),
    ),
    owners: named(({ spec }) =>
      Object.entries(spec.ownership).map(
        ([name, { files }]) => [name, files] as const,
      ),
    ),
  };
}

function linesOf(
  path: string,
  options: {
    from: Side;
    to: Side;
    bytesOf: (sha256: string) => Buffer | undefined;
    lines: { left: number };
  },
): Pick<FileChange, 'added' | 'removed' | 'hunks' | 'unshown'> {
  const none = { added: 0, removed: 0, hunks: [] };
  const texts = [options.from, options.to].map(({ content }) => {
    const listed = content.files.find(each => each.path === path);
    return listed ? options.bytesOf(listed.sha256) : Buffer.alloc(0);
  });
  const [before, after] = texts;
  if (!before || !after) {
    return { ...none, unshown: 'notKept' };
  }
  if (before.includes(0) || after.includes(0)) {
    return { ...none, unshown: 'binary' };
  }
  const patch =
    before.length + after.length > LONGEST
      ? undefined
      : structuredPatch(
          path,
          path,
          before.toString(),
          after.toString(),
          '',
          '',
          {
            context: CONTEXT,
            maxEditLength: MOST_EDITS,
          },
        );
  const shown = patch?.hunks.flatMap(each => each.lines) ?? [];
  if (!patch || shown.length > options.lines.left) {
    return { ...none, unshown: 'tooLarge' };
  }
  options.lines.left -= shown.length;
  return {
    added: shown.filter(line => line.startsWith('+')).length,
    removed: shown.filter(line => line.startsWith('-')).length,
    hunks: patch.hunks.map(({ oldStart, newStart, lines }) => ({
      oldStart,
      newStart,
      lines: lines.map(line => line.slice(0, 1_000)),
    })),
  };
}
