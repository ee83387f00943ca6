import { findCsvColumns, type CsvColumns } from './csvColumns';
import { readCsvHeader } from './csvHeader';
import { CsvScanner, type CsvRecord } from './csvScanner';
import { decodeText } from './decodeText';
import { UnreadableInputError } from './errors';
import type { LogMapping } from './logMapping';
import type { LogRow } from './logRow';
import { LogRowBuilder } from './logRowBuilder';
import {
  completeContext,
  type ByteChunks,
  type ReadContext,
  type ReadLimits,
} from './readContext';
import { requireRows, type ReadTally } from './readTally';

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

/** The header decides everything; until its line is complete, text is held back. */
class CsvTable {
  readonly #mapping: LogMapping;
  readonly #tally: ReadTally;
  readonly #limits: ReadLimits;
  readonly #builder: LogRowBuilder;
  #held = '';
  #scanner: CsvScanner | undefined;
  #columns: CsvColumns | undefined;

  constructor(mapping: LogMapping, tally: ReadTally, limits: ReadLimits) {
    this.#mapping = mapping;
    this.#tally = tally;
    this.#limits = limits;
    this.#builder = new LogRowBuilder(mapping, tally);
  }

  push(text: string): CsvRecord[] {
    if (this.#scanner) return this.#scanner.push(text);
    this.#held = (this.#held + text).replace(/^[\r\n]+/, '');
    const end = this.#held.indexOf('\n');
    const length = end < 0 ? this.#held.length : end;
    if (length > this.#limits.maxRecordBytes) throw headerTooLong(this.#limits);
    return end < 0 ? [] : this.#start();
  }

  finish(): CsvRecord[] {
    const held = this.#scanner ? [] : this.#start();
    return [...held, ...(this.#scanner?.finish() ?? [])];
  }

  toRow(record: CsvRecord): LogRow | undefined {
    if (!this.#columns) {
      this.#columns = this.#readHeader(record);
      return undefined;
    }
    const at = () => `record ${this.#tally.records}, line ${record.line}`;
    const reason = flawOf(record, this.#columns);
    if (reason !== undefined || !('fields' in record)) {
      this.#tally.records += 1;
      return this.#builder.reject(at, reason ?? 'unreadable');
    }
    const { fields } = record;
    const columns = this.#columns;
    return this.#builder.build(
      {
        caseId: fields[columns.case],
        activity: columns.activity.map(column => fields[column]),
        time: fields[columns.time],
        start: optional(fields, columns.start),
        lifecycle: optional(fields, columns.lifecycle),
        resource: optional(fields, columns.resource),
      },
      at,
    );
  }

  close(): void {
    if (!this.#columns) {
      throw new UnreadableInputError('empty', 'the input has no header line', {
        cure: 'The first line must name the columns.',
      });
    }
    if (!this.#scanner?.endedTooLong) return;
    throw new UnreadableInputError(
      'too-large',
      `the input ends in a row longer than ${
        this.#limits.maxRecordBytes
      } characters`,
      { cure: 'Check that rows end with a line break.' },
    );
  }

  #start(): CsvRecord[] {
    const header = readCsvHeader(this.#held, this.#mapping.delimiter);
    this.#scanner = new CsvScanner({
      delimiter: header.delimiter,
      maxLength: this.#limits.maxRecordBytes,
    });
    const text = this.#held.slice(header.skip);
    this.#held = '';
    return this.#scanner.push(text);
  }

  #readHeader(record: CsvRecord): CsvColumns {
    if ('flaw' in record) {
      throw new UnreadableInputError(
        'malformed',
        `the header cannot be read: ${record.flaw}`,
        { cure: 'The first line must name the columns.' },
      );
    }
    const { fields } = record;
    const { maxColumns } = this.#limits;
    if (fields.length > maxColumns) {
      throw new UnreadableInputError(
        'too-many-columns',
        `the header has ${fields.length} columns, more than ${maxColumns}`,
        { cure: 'Export only the columns that the log needs.' },
      );
    }
    return findCsvColumns(fields, this.#mapping);
  }
}

function optional(
  fields: string[],
  column: number | undefined,
): string | undefined {
  return column === undefined ? undefined : fields[column];
}

function flawOf(record: CsvRecord, columns: CsvColumns): string | undefined {
  if ('flaw' in record) return record.flaw;
  return record.fields.length < columns.needed
    ? `the row has fewer than the ${columns.needed} columns needed`
    : undefined;
}

function headerTooLong(limits: ReadLimits): UnreadableInputError {
  return new UnreadableInputError(
    'too-large',
    `the first line is longer than ${limits.maxRecordBytes} characters`,
    { cure: 'The first line must name the columns; is this a CSV file?' },
  );
}
