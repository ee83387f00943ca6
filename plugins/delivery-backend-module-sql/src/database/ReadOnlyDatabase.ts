import { Cell } from '../readings/cell';

/** What is asked of a database. */
export interface ReadOnlyQuery {
  /** One statement; it may use `:since` and `:until`. */
  sql: string;
  /** Epoch milliseconds. */
  since: number;
  until: number;
  /** Longest time that it runs, milliseconds. */
  timeout: number;
  /** One row more is read, so that too many can be told from enough. */
  maxRows: number;
  signal: AbortSignal;
}

/** What a database answers; cells are in the order of the columns. */
export interface Table {
  columns: string[];
  rows: Cell[][];
}

/** A database that cannot be written to. */
export interface ReadOnlyDatabase {
  /** @throws DatabaseProblem; the signal's reason where it fired. */
  read(query: ReadOnlyQuery): Promise<Table>;
  /** Ends what runs; nothing can be read afterwards. */
  close(): Promise<void>;
}
