import { PathProblem } from './entryPath';

/** Whether something is a file or a folder. */
type Kind = 'file' | 'folder';

/**
 * Names that are taken, as a file system sees them that ignores case.
 *
 * @remarks
 * `Makefile` and `makefile` are two files on Linux and one on macOS: what runs
 * would depend on who fetched it. The same for folders that differ by case.
 */
export class TakenNames {
  readonly #taken = new Map<string, { path: string; kind: Kind }>();

  /** Takes a path and the folders above it; says what is in the way. */
  take(path: string): PathProblem | undefined {
    for (
      let slash = path.indexOf('/');
      slash >= 0;
      slash = path.indexOf('/', slash + 1)
    ) {
      const problem = this.#takeOne(path.slice(0, slash), 'folder');
      if (problem) {
        return problem;
      }
    }
    return this.#takeOne(path, 'file');
  }

  #takeOne(path: string, kind: Kind): PathProblem | undefined {
    const folded = foldCase(path);
    const known = this.#taken.get(folded);
    if (!known) {
      this.#taken.set(folded, { path, kind });
      return undefined;
    }
    if (known.path === path && kind === 'folder' && known.kind === 'folder') {
      return undefined;
    }
    return known.path === path
      ? { problem: 'it is listed twice', cure: 'list it once' }
      : {
          problem: `it is the same as ${known.path} where case does not count`,
          cure: 'rename one of them',
        };
  }
}

/** Upper case first: it joins what lower case alone keeps apart (ß, ſ, İ). */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().normalize('NFC');
}
