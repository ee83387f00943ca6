import { CsvTable } from './csvTable';
import { decodeText } from './decodeText';
import type { LogMapping } from './logMapping';
import type { LogRow } from './logRow';
import {
  completeContext,
  type ByteChunks,
  type ReadContext,
} from './readContext';
import { requireRows } from './readTally';

/**
 * Reads an event log from CSV with a header, row by row.
 *
 * @remarks
 * Columns that the mapping leaves out are found by their usual names. Damaged,
 * over-long and incomplete rows are rejected and reading goes on; a missing
 * column, a header that is too wide, or a text without any line end throws an
 * `UnreadableInputError`. Errors of the source pass through unchanged.
 *
 * @public
 */
export async function* readCsv(
  chunks: ByteChunks,
  mapping: LogMapping = {},
  context: ReadContext = {},
): AsyncGenerator<LogRow> {
  const { tally, limits } = completeContext(context);
  const table = new CsvTable(mapping, tally, limits);
  for await (const text of decodeText(chunks)) {
    for (const record of table.push(text)) {
      const row = table.toRow(record);
      if (row) yield row;
    }
  }
  for (const record of table.finish()) {
    const row = table.toRow(record);
    if (row) yield row;
  }
  table.close();
  requireRows(tally);
}
