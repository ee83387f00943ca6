import { findCsvColumns, type CsvColumns } from './csvColumns';
import { readCsvHeader } from './csvHeader';
import { CsvScanner, type CsvRecord } from './csvScanner';
import { UnreadableInputError } from './errors';
import type { LogMapping } from './logMapping';
import type { LogRow } from './logRow';
import { LogRowBuilder } from './logRowBuilder';
import type { ReadLimits } from './readContext';
import type { ReadTally } from './readTally';

/**
 * A CSV text as a table: its header, its records, and the rows they make.
 *
 * @remarks
 * The header decides everything; until its line is complete, text is held back.
 *
 * @internal
 */
export class CsvTable {
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
    const columns = this.#columns;
    if ('flaw' in record) return this.#builder.refuse(record.flaw, at);
    const { fields } = record;
    if (fields.length < columns.needed) {
      const flaw = `the row has fewer than the ${columns.needed} columns needed`;
      return this.#builder.refuse(flaw, at);
    }
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

function headerTooLong(limits: ReadLimits): UnreadableInputError {
  return new UnreadableInputError(
    'too-large',
    `the first line is longer than ${limits.maxRecordBytes} characters`,
    { cure: 'The first line must name the columns; is this a CSV file?' },
  );
}
