/* eslint-disable no-restricted-imports -- tests may read files, the readers may not */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isUnreadableInputError, type UnreadableInputError } from './errors';
import { createReadTally, type ReadTally } from './readTally';

const FIXTURES = resolve(__dirname, '../../../../../shared/fixtures');

/** The bytes of a text, cut at the given sizes in turn; whole without sizes. */
export function* chunksOf(
  text: string | Uint8Array,
  sizes: number[] = [],
): Generator<Uint8Array> {
  const bytes =
    typeof text === 'string' ? new TextEncoder().encode(text) : text;
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes.length ? sizes[turn % sizes.length] : bytes.length;
    yield bytes.slice(at, at + size);
    at += size;
  }
}

/** Everything a reader does with an input: what it yields, counts and throws. */
export interface Outcome<T> {
  rows: T[];
  tally: ReadTally;
  error?: UnreadableInputError;
}

/** Runs a reader to its end; only typed errors are an outcome. */
export async function outcomeOf<T>(
  read: (context: { tally: ReadTally }) => AsyncIterable<T>,
): Promise<Outcome<T>> {
  const rows: T[] = [];
  const tally = createReadTally();
  try {
    for await (const row of read({ tally })) rows.push(row);
  } catch (error) {
    if (!isUnreadableInputError(error)) throw error;
    return { rows, tally, error };
  }
  return { rows, tally };
}

/** What must not depend on how the bytes were cut. */
export function comparable<T>(outcome: Outcome<T>) {
  const { rows, tally, error } = outcome;
  return {
    rows,
    counts: [tally.records, tally.rows, tally.zoneless],
    rejected: tally.rejections.toList(),
    flaws: tally.flaws.toList(),
    error: error && [error.code, error.message],
  };
}

/** `describe` if the shared fixtures are there, otherwise skipped with the reason. */
export function describeWithFixtures(folder: string, body: () => void): void {
  const present = existsSync(resolve(FIXTURES, folder));
  const run = present ? describe : describe.skip;
  run(
    present ? folder : `skipped: ../shared/fixtures/${folder} not present`,
    body,
  );
}

/** A shared fixture, unpacked; read only. */
export function fixture(path: string): Uint8Array {
  const bytes = readFileSync(resolve(FIXTURES, path));
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/** Folder of the shared fixtures. */
export function fixtureFolder(path: string): string {
  return resolve(FIXTURES, path);
}
