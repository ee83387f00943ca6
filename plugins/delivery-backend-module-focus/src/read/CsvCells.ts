import { finished } from 'node:stream/promises';
import { parse, Parser } from 'csv-parse';

/** Most characters of one record, all its cells together. @internal */
export const LONGEST_RECORD = 2 ** 20;

/**
 * Cells of CSV, a chunk at a time.
 *
 * @remarks
 * Records are taken as they are found: a queue of objects between would cost
 * more time than what is done with them.
 *
 * @internal
 */
export class CsvCells {
  readonly #parser: Parser;
  #found: string[][] = [];
  #count = 0;

  constructor() {
    this.#parser = parse({
      bom: true,
      max_record_size: LONGEST_RECORD,
      // The reader of records says which row has too many, and goes on.
      relax_column_count: true,
      relax_quotes: true,
      on_record: (cells: string[]) => {
        this.#found.push(cells);
        this.#count += 1;
        return null;
      },
    });
    // Told by the promises below; without a listener it would end the process.
    this.#parser.on('error', () => {});
    this.#parser.resume();
  }

  /** Records that end in a chunk. */
  async take(chunk: Buffer): Promise<string[][]> {
    await new Promise<void>((resolve, reject) =>
      this.#parser.write(chunk, error => (error ? reject(error) : resolve())),
    );
    return this.#flush();
  }

  /** The record that the end of the file ends, if there is one. */
  async end(): Promise<string[][]> {
    this.#parser.end();
    await finished(this.#parser);
    return this.#flush();
  }

  /** Records that were found, with those before a failure. */
  get count(): number {
    return this.#count;
  }

  destroy(): void {
    this.#parser.destroy();
  }

  #flush(): string[][] {
    const found = this.#found;
    this.#found = [];
    return found;
  }
}
