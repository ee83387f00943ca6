/** One cell of an answer, whatever database it is of. */
export type Cell =
  | { kind: 'null' }
  /** May be NaN or infinite. */
  | { kind: 'number'; value: number }
  /** Epoch milliseconds; NaN where the database has what no date can be. */
  | { kind: 'instant'; at: number }
  | { kind: 'text'; text: string }
  /** Of a type that says nothing here: a JSON, a blob. */
  | { kind: 'other' };
