import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';

/**
 * Reads in short transactions until nothing is left, or the signal fires, and
 * lets others have a turn in between.
 *
 * @param readBatch - says how many it read; 0 is the end.
 * @returns How many were read.
 * @internal
 */
export async function inBatches(
  knex: Knex,
  signal: AbortSignal,
  readBatch: (transaction: Knex.Transaction) => Promise<number>,
): Promise<number> {
  let read = 0;
  while (!signal.aborted) {
    const batch = await knex.transaction(readBatch);
    if (batch === 0) {
      break;
    }
    read += batch;
    await setImmediate();
  }
  return read;
}
