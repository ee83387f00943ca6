import { FileHandle } from 'node:fs/promises';
import { InputError, toError } from '@backstage/errors';
import {
  AsyncBuffer,
  Compressors,
  FileMetaData,
  parquetMetadataAsync,
  ParquetRowRange,
  ParquetScan,
  parquetScan,
  parquetSchema,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { columnNames, FocusRecord, locateColumns } from '../row/Columns';
import { ReadOptions } from './csvRecords';
import { ParquetValues } from './ParquetValues';

/** Most rows of a row group, which is read at once. */
const MOST_ROWS = 2 ** 21;
/** Most bytes of the columns that are read of a row group, expanded. */
const MOST_GROUP_BYTES = 2 ** 28;
/** Most bytes of the description at the end of the file. */
const MOST_METADATA_BYTES = 2 ** 26;

/** Ranges of a file, each within it and of a bounded size. */
function rangesOf(handle: FileHandle, byteLength: number): AsyncBuffer {
  return {
    byteLength,
    slice(start, end = byteLength) {
      const length = Math.min(end, byteLength) - start;
      if (!(start >= 0 && length >= 0 && length <= MOST_GROUP_BYTES)) {
        throw new InputError(
          'The Parquet file says that it has parts where it has none; transfer it anew',
        );
      }
      const bytes = new Uint8Array(length);
      const reading = handle
        .read(bytes, 0, length, start)
        .then(({ bytesRead }) => {
          if (bytesRead < length) {
            throw new InputError(
              'The Parquet file was cut short while it was read; it is read again with the next run',
            );
          }
          return bytes.buffer;
        });
      // What is read ahead may be given up, and its failure is nobody's then.
      reading.catch(() => {});
      return reading;
    },
  };
}

/** Of the length that a page says only if that is bounded. */
function bounded(all: Compressors): Compressors {
  const entries = Object.entries(all).map(([codec, expand]) => [
    codec,
    (input: Uint8Array, length: number) => {
      if (!(length >= 0 && length <= MOST_GROUP_BYTES)) {
        throw new InputError(
          'The Parquet file has a page that is too large; write smaller row groups',
        );
      }
      return expand!(input, length);
    },
  ]);
  return Object.fromEntries(entries);
}

function checkGroups(
  { row_groups: groups }: FileMetaData,
  columns: ReadonlySet<string>,
): void {
  for (const group of groups) {
    const bytes = group.columns
      .filter(({ meta_data: meta }) => columns.has(meta!.path_in_schema[0]))
      .map(({ meta_data: meta }) => Number(meta!.total_uncompressed_size))
      .reduce((sum, size) => sum + size, 0);
    if (group.num_rows > MOST_ROWS || bytes > MOST_GROUP_BYTES) {
      throw new InputError(
        `A row group has more than ${MOST_ROWS} rows or ${MOST_GROUP_BYTES} bytes; write smaller row groups, such as of 100000 rows`,
      );
    }
  }
}

async function* groupRecords(
  handle: FileHandle,
  size: number,
  signal: AbortSignal,
): AsyncGenerator<FocusRecord> {
  const file = rangesOf(handle, size);
  const metadata = await parquetMetadataAsync(file);
  const children = parquetSchema(metadata).children;
  const names = children.map(({ element }) => element.name);
  const positions = locateColumns(names);
  const columns = columnNames.filter((_, i) => positions[i] >= 0);
  checkGroups(metadata, new Set(columns));
  const values = ParquetValues.take(
    columnNames.map((_, i) => children[positions[i]]?.element),
  );
  const scan = await parquetScan({
    ...{ file, metadata, columns, compressors: bounded(compressors) },
    ...{ utf8: false, useOffsetIndex: false },
  });
  let row = 0;
  for (const { num_rows: count } of metadata.row_groups) {
    signal.throwIfAborted();
    const range = { rowStart: row, rowEnd: row + Number(count) };
    const group = await groupColumns(scan, positions, range);
    while (row < range.rowEnd) {
      const at = row - range.rowStart;
      row += 1;
      yield { row, values: values.of(group.map(column => column?.[at])) };
    }
  }
}

/**
 * The columns of a row group, in the order of `columnNames`.
 *
 * @remarks
 * One after the other: of several at once that fail, one failure would be
 * nobody's, and end the process.
 */
async function groupColumns(
  scan: ParquetScan,
  positions: readonly number[],
  range: ParquetRowRange,
): Promise<Array<ArrayLike<unknown> | undefined>> {
  const rows = range.rowEnd - range.rowStart;
  const group: Array<ArrayLike<unknown> | undefined> = [];
  for (const [i, column] of columnNames.entries()) {
    const data =
      positions[i] < 0
        ? undefined
        : await scan.readColumn({ column, ...range });
    if (data && data.length !== rows) {
      throw new InputError(
        `The Parquet file has ${data.length} values of ${column} where it says that it has ${rows}; export it anew`,
      );
    }
    group.push(data);
  }
  return group;
}

/**
 * Records of a Parquet file, row group by row group; the first row is row 1.
 *
 * @throws InputError where the file is no Parquet, or without a column.
 * @internal
 */
export async function* parquetRecords(
  handle: FileHandle,
  { signal }: ReadOptions,
): AsyncGenerator<FocusRecord> {
  const { size } = await handle.stat();
  await checkEnd(handle, size);
  try {
    yield* groupRecords(handle, size, signal);
  } catch (error) {
    const { name, message } = toError(error);
    throw signal.aborted || name === 'InputError'
      ? error
      : new InputError(
          `The Parquet file is damaged or of a kind that is not read: ${message}`,
        );
  }
}

/** The description is at the end, with its length after it. */
async function checkEnd(handle: FileHandle, size: number): Promise<void> {
  const end = Buffer.alloc(8);
  await handle.read(end, 0, 8, Math.max(0, size - 8));
  const length = end.readUInt32LE(0);
  if (end.toString('latin1', 4) !== 'PAR1' || length + 12 > size) {
    throw new InputError('The Parquet file is cut off; transfer it anew');
  }
  if (length > MOST_METADATA_BYTES) {
    throw new InputError(
      `The Parquet file describes itself in more than ${MOST_METADATA_BYTES} bytes; split it`,
    );
  }
}
