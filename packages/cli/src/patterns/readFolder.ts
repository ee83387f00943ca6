import { join } from 'node:path';
import {
  DigestedPattern,
  FileComplaint,
  ReadFolder,
  readPatternFolder,
} from '@delivery-stack/patterns';
import { folderEntries } from '@delivery-stack/patterns/disk';
import { readMessage } from '../inputs/fileChunks';

/**
 * Reads a template folder on disk.
 *
 * @throws Error where the folder cannot be read.
 */
export async function readFolder(root: string): Promise<ReadFolder> {
  try {
    return await readPatternFolder(folderEntries(root));
  } catch (error) {
    throw new Error(`${root}: ${readMessage(error as Error)}`);
  }
}

/**
 * The pattern of a folder; what is merely open about it does not matter.
 *
 * @throws Error with every complaint, one a line, where there is none.
 */
export async function requirePattern(root: string): Promise<DigestedPattern> {
  const { read, complaints } = await readFolder(root);
  if (!read) {
    throw new Error(
      complaints.map(each => complaintText(root, each)).join('\n'),
    );
  }
  return read;
}

/** `pattern.yaml:12:3: spec.facets.cost: is missing; add it` */
export function complaintText(root: string, complaint: FileComplaint): string {
  const { file, line, column, path, problem, cure } = complaint;
  const where = `${join(root, file)}:${line}:${column}`;
  return `${where}: ${path ? `${path}: ` : ''}${problem}; ${cure}`;
}
