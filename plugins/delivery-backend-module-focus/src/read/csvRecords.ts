import { FileHandle } from 'node:fs/promises';
import { addAbortSignal, pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '@backstage/errors';
import { CostProblem } from '@delivery-stack/backstage-plugin-delivery-node';
import { CsvError } from 'csv-parse';
import { FocusRecord, locateColumns } from '../row/Columns';
import { boundedBytes } from './boundedBytes';
import { CsvCells, LONGEST_RECORD } from './CsvCells';

/** Most rows of another shape than the header: beyond, it is no table. */
const MOST_MISSHAPEN = 10_000;

/** What reading a file needs. @internal */
export interface ReadOptions {
  signal: AbortSignal;
  maxBytes: number;
  onProblem(problem: CostProblem): void;
}

function bytesOf(
  handle: FileHandle,
  isGzip: boolean,
  { signal, maxBytes }: ReadOptions,
): Readable {
  const bounded = boundedBytes(maxBytes, 'The file, expanded,');
  pipeline(
    [
      handle.createReadStream({ start: 0 }),
      ...(isGzip ? [createGunzip()] : []),
      bounded,
    ],
    // A failure of any stage destroys the last one with it, which is iterated.
    () => {},
  );
  return addAbortSignal(signal, bounded);
}

/** Cells of each record. */
async function* cellsOf(
  bytes: Readable,
  cells: CsvCells,
): AsyncGenerator<string[][]> {
  try {
    for await (const chunk of bytes) {
      yield await cells.take(chunk);
    }
    yield await cells.end();
  } catch (error) {
    throw understood(error, cells.count + 1);
  } finally {
    cells.destroy();
    bytes.destroy();
  }
}

function understood(error: unknown, row: number): unknown {
  if (error instanceof CsvError) {
    return error.code === 'CSV_MAX_RECORD_SIZE'
      ? new InputError(
          `Row ${row} has more than ${LONGEST_RECORD} characters; a quote may be missing before it`,
        )
      : new InputError(
          `Row ${row} is no CSV (${error.code}); export the file anew, with quotes doubled within quotes`,
        );
  }
  const { code } = error as NodeJS.ErrnoException;
  return code === 'Z_BUF_ERROR' || code === 'Z_DATA_ERROR'
    ? new InputError(
        `The gzip file is cut off or damaged (${code}); transfer it anew`,
      )
    : error;
}

/**
 * Records of a CSV file, one after the other; the header is row 1.
 *
 * @throws InputError where the file is no CSV, or without a column.
 * @internal
 */
export async function* csvRecords(
  handle: FileHandle,
  isGzip: boolean,
  options: ReadOptions,
): AsyncGenerator<FocusRecord> {
  let positions: number[] | undefined;
  let width = 0;
  let misshapen = 0;
  let row = 0;
  for await (const batch of cellsOf(
    bytesOf(handle, isGzip, options),
    new CsvCells(),
  )) {
    for (const cells of batch) {
      row += 1;
      if (!positions) {
        positions = locateColumns(cells.map(cell => cell.trim()));
        width = cells.length;
      } else if (cells.length === width) {
        yield { row, values: positions.map(position => cells[position]) };
      } else {
        misshapen += 1;
        if (misshapen > MOST_MISSHAPEN) {
          throw new InputError(
            `More than ${MOST_MISSHAPEN} rows have not as many cells as the header; export the file anew`,
          );
        }
        // A row of nothing is an empty line.
        if (cells.length > 1 || cells[0] !== '') {
          const problem = `Has ${cells.length} cells, and the header ${width}`;
          options.onProblem({ row, problem });
        }
      }
    }
  }
  if (!positions) {
    throw new InputError('The file is empty; a FOCUS file has a header');
  }
}
