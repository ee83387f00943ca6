import { constants } from 'node:fs';
import { FileHandle, open } from 'node:fs/promises';
import { InputError } from '@backstage/errors';
import { CostRow } from '@delivery-stack/backstage-plugin-delivery-node';
import { FocusFormat } from '../config/readFocusConfig';
import { FocusRecord } from '../row/Columns';
import { RowReader } from '../row/RowReader';
import { csvRecords, ReadOptions } from './csvRecords';
import { parquetRecords } from './parquetRecords';

/** Without following a link that has come in the meantime, nor waiting for a pipe. */
const FLAGS = constants.O_RDONLY + constants.O_NOFOLLOW + constants.O_NONBLOCK;

async function records(
  handle: FileHandle,
  options: ReadOptions & { format?: FocusFormat },
): Promise<AsyncIterable<FocusRecord>> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
  const begin = buffer.subarray(0, bytesRead).toString('latin1');
  const isParquet = begin === 'PAR1';
  if (options.format && isParquet !== (options.format === 'parquet')) {
    throw new InputError(
      `The file is no ${options.format}; correct format, or leave it out`,
    );
  }
  return isParquet
    ? parquetRecords(handle, options)
    : csvRecords(handle, begin.startsWith('\x1f\x8b'), options);
}

/**
 * Charges of a file of this disk, one after the other.
 *
 * @throws InputError where the file as a whole cannot be read.
 * @internal
 */
export async function* costRows(
  path: string,
  options: ReadOptions & { format?: FocusFormat },
): AsyncGenerator<CostRow> {
  const handle = await open(path, FLAGS);
  try {
    const { size } = await handle.stat();
    if (size > options.maxBytes) {
      throw new InputError(
        `The file has more than ${options.maxBytes} bytes; split it, or raise maxBytes`,
      );
    }
    const reader = new RowReader();
    for await (const record of await records(handle, options)) {
      const charge = reader.read(record);
      if (typeof charge === 'string') {
        options.onProblem({ row: record.row, problem: charge });
      } else {
        yield charge;
      }
    }
  } finally {
    await handle.close();
  }
}
