import { Complaint, Read } from '../complaint';
import { Digest, PatternContent, digestOf } from '../digest/digestOf';
import { FolderEntry, ListOptions, listFiles } from '../digest/listFiles';
import { checkPattern } from '../pattern/checkPattern';
import { Pattern } from '../pattern/pattern';
import { readPattern } from '../pattern/readPattern';
import { readTemplate } from '../pattern/template';
import { KeptFiles } from './keptFiles';

/** A complaint and the file that it is about, from the folder on. @public */
export interface FileComplaint extends Complaint {
  readonly file: string;
}

/** A pattern with what is signed of it. @public */
export interface DigestedPattern {
  readonly pattern: Pattern;
  /** Name of the template. */
  readonly template: string;
  readonly content: PatternContent;
  readonly digest: Digest;
}

/** What is in a template folder. @public */
export interface ReadFolder {
  /** Missing where a complaint keeps it from having a digest. */
  readonly read?: DigestedPattern;
  /** With `read` they only say what is open: see `checkPattern`. */
  readonly complaints: readonly FileComplaint[];
}

const TEMPLATE = 'template.yaml';
const PATTERN = 'pattern.yaml';

/**
 * Reads a template folder in one pass: its declarations, its files, its digest.
 *
 * @remarks
 * The one way from a folder to a digest, for directory, archive and URL reader.
 *
 * @public
 */
export async function readPatternFolder(
  entries: AsyncIterable<FolderEntry> | Iterable<FolderEntry>,
  options: ListOptions = {},
): Promise<ReadFolder> {
  const kept = new KeptFiles([TEMPLATE, PATTERN], options.separator);
  const list = await listFiles(kept.through(entries), options);
  if (!list.ok) {
    const complaints = list.refusals.map(({ path, ...said }) =>
      whole(path, said),
    );
    return { complaints };
  }
  const template = declaration(kept, TEMPLATE, readTemplate);
  const pattern = declaration(kept, PATTERN, readPattern);
  if (!template.ok || !pattern.ok) {
    const complaints = [
      ...about(TEMPLATE, template),
      ...about(PATTERN, pattern),
    ];
    return { complaints };
  }
  const { files } = list;
  const content = { spec: template.spec, pattern: pattern.document, files };
  const paths = files.map(({ path }) => path);
  return {
    read: {
      pattern: pattern.pattern,
      template: template.name,
      content,
      digest: digestOf(content),
    },
    complaints: checkPattern({ pattern, template, paths }).map(each => ({
      file: PATTERN,
      ...each,
    })),
  };
}

function declaration<T>(
  kept: KeptFiles,
  name: string,
  read: (text: string) => Read<T>,
): Read<T> {
  const found = kept.text(name);
  return 'text' in found
    ? read(found.text)
    : { ok: false, complaints: [whole(name, found)] };
}

/** A complaint about a file as a whole. */
function whole(
  file: string,
  said: { problem: string; cure: string },
): FileComplaint {
  return { file, line: 1, column: 1, path: '', ...said };
}

function about<T>(file: string, read: Read<T>): FileComplaint[] {
  return read.ok ? [] : read.complaints.map(each => ({ ...each, file }));
}
