import { opendir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { InputArgument, InputKind } from './inputArgument';

/** A file to read, and what to call it inside its input. */
export interface InputFile {
  path: string;
  /** Path inside the input's folder; adapters read run ids from it. */
  name: string;
  bytes: number;
}

/** More files than this are a wrong folder, not an export. */
const MOST_FILES = 200_000;

const endings: Record<InputKind, RegExp> = {
  csv: /\.(csv|tsv|txt)(\.gz)?$/i,
  xes: /\.xes(\.gz)?$/i,
  jira: /\.(json|ndjson|jsonl)(\.gz)?$/i,
  github: /\.(json|ndjson|jsonl)(\.gz)?$/i,
  cdevents: /\.(json|ndjson|jsonl)(\.gz)?$/i,
};

/**
 * The files of an input, in the order of their names, so that a report is the
 * same on every machine.
 *
 * @throws Error that says what is wrong with the path, and the cure.
 */
export async function inputFiles(input: InputArgument): Promise<InputFile[]> {
  const { path, kind } = input;
  const found = await stat(path).catch(() => undefined);
  if (!found) {
    throw new Error(`${path} does not exist; check the path after '${kind}:'`);
  }
  if (!found.isDirectory()) {
    return [{ path, name: basename(path), bytes: found.size }];
  }
  const files: InputFile[] = [];
  await collect(path, path, endings[kind], files);
  if (files.length === 0) {
    throw new Error(
      `${path} holds no file that ends like ${kind} data (${endings[kind].source})`,
    );
  }
  return files.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Real folders and files only: a link could lead anywhere, and in circles. */
async function collect(
  root: string,
  folder: string,
  ending: RegExp,
  files: InputFile[],
): Promise<void> {
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      await collect(root, path, ending, files);
    } else if (entry.isFile() && ending.test(entry.name)) {
      const { size } = await stat(path);
      files.push({ path, name: relative(root, path), bytes: size });
    }
    if (files.length > MOST_FILES) {
      throw new Error(
        `${root} holds more than ${MOST_FILES} files; name a smaller folder`,
      );
    }
  }
}
