import { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { readMessage } from './fileChunks';
import { InputArgument, InputKind } from './inputArgument';

/** A file to read, and what to call it inside its input. */
export interface InputFile {
  path: string;
  /** Path from the input's folder on; adapters read run ids from it. */
  name: string;
  bytes: number;
}

/** What a folder holds that is not read, and why. */
export interface PassedOver {
  name: string;
  reason: string;
  /** True if it could not be read, false if it deliberately is not. */
  failed: boolean;
}

/** The files of an input, and what lies beside them. */
export interface FoundFiles {
  files: InputFile[];
  passedOver: PassedOver[];
}

/** More files than this are a wrong folder, not an export. */
const MOST_FILES = 200_000;

/** Ids stand in the end of a path: `repos/o/r/actions/runs/12/attempts/2/jobs.json`. */
const NAMED_PARTS = 9;

const jsonEndings = ['.json', '.ndjson', '.jsonl'];
const endings: Record<InputKind, readonly string[]> = {
  csv: ['.csv', '.tsv', '.txt'],
  xes: ['.xes'],
  github: jsonEndings,
  gitlab: jsonEndings,
  'azure-devops': jsonEndings,
  jenkins: jsonEndings,
  jira: jsonEndings,
  servicenow: jsonEndings,
  cdevents: jsonEndings,
};

function singleFile(path: string, found: Stats): InputFile {
  if (!found.isFile() && !found.isFIFO()) {
    throw new Error('it is neither a file nor a folder; name a file or folder');
  }
  const name = path.split(sep).slice(-NAMED_PARTS).join(sep);
  return { path, name, bytes: found.size };
}

/** Walks real folders and files only: a link could lead anywhere, and in circles. */
class FolderSearch {
  readonly files: InputFile[] = [];
  readonly passedOver: PassedOver[] = [];
  readonly #root: string;
  readonly #endings: readonly string[];

  constructor(root: string, ends: readonly string[]) {
    this.#root = root;
    this.#endings = ends;
  }

  async open(folder: string): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        this.#passOver(folder, readMessage(error), true);
        return [];
      },
    );
    for (const entry of entries) {
      await this.#see(join(folder, entry.name), entry);
    }
  }

  async #see(path: string, entry: Dirent): Promise<void> {
    if (entry.isDirectory()) {
      await this.open(path);
    } else if (entry.isSymbolicLink()) {
      this.#passOver(
        path,
        'a symbolic link; name what it leads to as an input',
      );
    } else if (!entry.isFile()) {
      this.#passOver(path, 'neither a file nor a folder');
    } else if (this.#isWanted(entry.name)) {
      const { size } = await stat(path);
      this.files.push({ path, name: this.#nameOf(path), bytes: size });
    } else if (!entry.name.startsWith('.')) {
      const ends = this.#endings.join(', ');
      this.#passOver(path, `not read: its name does not end in ${ends}`);
    }
    if (this.files.length + this.passedOver.length > MOST_FILES) {
      throw new Error(
        `the folder holds more than ${MOST_FILES} files; name a smaller folder`,
      );
    }
  }

  #isWanted(name: string): boolean {
    const plain = name.toLocaleLowerCase('en-US').replace(/\.gz$/, '');
    return this.#endings.some(ending => plain.endsWith(ending));
  }

  #nameOf(path: string): string {
    return join(basename(this.#root), relative(this.#root, path));
  }

  #passOver(path: string, reason: string, failed: boolean = false): void {
    this.passedOver.push({ name: this.#nameOf(path), reason, failed });
  }
}

/**
 * The files of an input, in the order of their names, so that a report is the
 * same on every machine.
 *
 * @throws Error that says what is wrong with the path, and the cure.
 */
export async function inputFiles(input: InputArgument): Promise<FoundFiles> {
  const { path, kind } = input;
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(readMessage(error));
  });
  if (!found.isDirectory()) {
    return { files: [singleFile(path, found)], passedOver: [] };
  }
  const search = new FolderSearch(path, endings[kind]);
  await search.open(path);
  const { files, passedOver } = search;
  if (files.length === 0 && !passedOver.some(each => each.failed)) {
    throw new Error(
      `the folder holds no file that ends in ${endings[kind].join(
        ', ',
      )} (or .gz after it); name the file itself if it is called otherwise`,
    );
  }
  files.sort((one, other) => (one.name < other.name ? -1 : 1));
  return { files, passedOver };
}
