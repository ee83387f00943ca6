import { InputFile } from '../inputs/inputFiles';
import { SpoolError } from '../spool/spool';
import { InputTally } from './inputTally';

/** The message of an error, with its cure where it has one. */
export function messageOf(error: unknown): string {
  const { message, cure } = error as { message?: string; cure?: string };
  return [message ?? String(error), cure].filter(Boolean).join('; ');
}

/**
 * Notes that a file could not be read to its end.
 *
 * @throws SpoolError as it is: that is no fault of the file.
 */
export function failFile(
  tally: InputTally,
  file: InputFile,
  error: unknown,
): void {
  if (error instanceof SpoolError) {
    throw error;
  }
  tally.fail(file.name, messageOf(error));
}
