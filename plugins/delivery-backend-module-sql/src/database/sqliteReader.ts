/** What a reader is given. */
export interface SqliteRequest {
  /** Path of the driver, as this process finds it. */
  driver: string;
  filename: string;
  sql: string;
  /** By name; nothing where the statement uses none. */
  parameters: Record<string, string>;
  /** Most rows, one more than are wanted. */
  most: number;
}

/** What a reader answers; `step` is where it failed. */
export type SqliteAnswer =
  | { columns: string[]; rows: Array<Array<number | string | object | null>> }
  | {
      failure: 'open' | 'prepare' | 'write' | 'read';
      code: string;
      message: string;
    };

/**
 * Program of the process that reads a SQLite database.
 *
 * @remarks
 * SQLite works in the thread that asks, and nothing can stop a statement there:
 * a backend would stand still for as long. A process can be killed. The program
 * is a text, since a bundle has no file of its own for it. It lives until it is
 * killed, or who asked is gone: ending by itself, it could overtake its answer. Only the two columns
 * that are wanted are kept, and of a text no more than an instant is long.
 */
export const SQLITE_READER = String.raw`
process.on('message', request => {
  let step = 'open';
  const read = () => {
    const Database = require(request.driver);
    const database = new Database(request.filename, {
      readonly: true,
      fileMustExist: true,
    });
    step = 'prepare';
    const statement = database.prepare(request.sql);
    if (!statement.reader || !statement.readonly) {
      return { failure: 'write', code: '', message: '' };
    }
    const columns = statement.columns().map(column => column.name);
    const kept = cell => (typeof cell === 'string' ? cell.slice(0, 64) : cell);
    const bindings =
      Object.keys(request.parameters).length > 0 ? [request.parameters] : [];
    step = 'read';
    const rows = [];
    for (const row of statement.raw().iterate(...bindings)) {
      rows.push(
        row.map((cell, index) =>
          ['at', 'value'].includes(columns[index]) ? kept(cell) : null,
        ),
      );
      if (rows.length >= request.most) {
        break;
      }
    }
    return { columns, rows };
  };
  let answer;
  try {
    answer = read();
  } catch (error) {
    answer = {
      failure: step,
      code: String(error.code || error.name),
      message: String(error.message).slice(0, 200),
    };
  }
  process.send(answer);
});
`;
