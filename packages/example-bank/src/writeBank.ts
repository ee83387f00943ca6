import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BankOptions, generateBank } from './generateBank';

/** What was written. @public */
export interface WrittenBank {
  files: number;
  bytes: number;
}

/** Files that are written at the same time. */
const AT_ONCE = 32;

/**
 * Writes the record as files: `<folder>/jira/…`, `<folder>/github/…` and `<folder>/servicenow/…`.
 *
 * @remarks
 * Replaces what an earlier call wrote: two shifts of one record must not mix.
 *
 * @public
 */
export async function writeBank(
  folder: string,
  options: BankOptions,
): Promise<WrittenBank> {
  const written: WrittenBank = { files: 0, bytes: 0 };
  await Promise.all(
    ['jira', 'github', 'servicenow'].map(kind =>
      rm(join(folder, kind), { recursive: true, force: true }),
    ),
  );
  let pending: Promise<void>[] = [];
  for (const { path, payload } of generateBank(options)) {
    const text = `${JSON.stringify(payload)}\n`;
    written.files += 1;
    written.bytes += Buffer.byteLength(text);
    pending.push(writeOne(join(folder, path), text));
    if (pending.length >= AT_ONCE) {
      await Promise.all(pending);
      pending = [];
    }
  }
  await Promise.all(pending);
  return written;
}

async function writeOne(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
