import { InputError } from '@backstage/errors';
import { ChildProcess, spawn } from 'node:child_process';
import { Cell } from '../readings/cell';
import { positionalSql } from '../sql/parameters';
import { DatabaseProblem, tookTooLong } from './DatabaseProblem';
import { ReadOnlyDatabase, ReadOnlyQuery, Table } from './ReadOnlyDatabase';
import { sqliteProblem } from './sqliteProblem';
import { SqliteAnswer, SqliteRequest, SQLITE_READER } from './sqliteReader';
import { Turns } from './Turns';

const DRIVER = 'better-sqlite3';
/** Processes at the same time. */
const MOST = 2;

const endedEarly = () =>
  new DatabaseProblem(
    'query',
    'its process ended without an answer; give this machine more memory, or let it read less at a time',
  );

/**
 * Reads a SQLite file, and cannot write to it: it is opened read-only, in a
 * process of its own that is killed where a query takes too long.
 */
export class SqliteDatabase implements ReadOnlyDatabase {
  readonly #filename: string;
  readonly #driver: string;
  readonly #turns = Turns.create(MOST);
  readonly #stop = new AbortController();

  /** @throws InputError where the driver is not installed. */
  static create(
    filename: string,
    resolve: (name: string) => string = name => require.resolve(name),
  ): SqliteDatabase {
    return new SqliteDatabase(filename, driverBy(resolve));
  }

  private constructor(filename: string, driver: string) {
    this.#filename = filename;
    this.#driver = driver;
  }

  async read(query: ReadOnlyQuery): Promise<Table> {
    const signal = AbortSignal.any([query.signal, this.#stop.signal]);
    const answer = await this.#turns.run(signal, () =>
      this.#answer(query, signal),
    );
    if ('failure' in answer) {
      throw sqliteProblem(answer);
    }
    const { columns, rows } = answer;
    return { columns, rows: rows.map(row => row.map(sqliteCell)) };
  }

  async close(): Promise<void> {
    this.#stop.abort(new Error('The backend stops'));
  }

  async #answer(
    query: ReadOnlyQuery,
    signal: AbortSignal,
  ): Promise<SqliteAnswer> {
    const { sql, timeout, maxRows } = query;
    const names = positionalSql(sql).parameters;
    const inTime = AbortSignal.timeout(timeout);
    // None of the backend's environment, which holds secrets and its loaders.
    const child = spawn(process.execPath, ['--eval', SQLITE_READER], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // Keeps what JSON cannot say: infinity would become a gap.
      serialization: 'advanced',
      env: {},
      signal: AbortSignal.any([signal, inTime]),
      killSignal: 'SIGKILL',
    });
    try {
      return await answerOf(child, {
        driver: this.#driver,
        filename: this.#filename,
        sql,
        parameters: Object.fromEntries(
          names.map(name => [name, new Date(query[name]).toISOString()]),
        ),
        most: maxRows + 1,
      });
    } catch {
      // What Node says of it names paths of this machine.
      signal.throwIfAborted();
      throw inTime.aborted ? tookTooLong(timeout) : endedEarly();
    } finally {
      child.kill('SIGKILL');
    }
  }
}

function driverBy(resolve: (name: string) => string): string {
  try {
    return resolve(DRIVER);
  } catch {
    throw new InputError(
      `${DRIVER} is not installed; run yarn --cwd packages/backend add ${DRIVER}`,
    );
  }
}

/** What the process answers; rejects where it ends without. */
function answerOf(
  child: ChildProcess,
  request: SqliteRequest,
): Promise<SqliteAnswer> {
  return new Promise((resolve, reject) => {
    child.once('message', message => resolve(message as SqliteAnswer));
    child.once('error', reject);
    child.once('exit', reject);
    child.send(request, error => error && reject(error));
  });
}

function sqliteCell(cell: unknown): Cell {
  switch (typeof cell) {
    case 'number':
      return { kind: 'number', value: cell };
    case 'string':
      return { kind: 'text', text: cell };
    default:
      return cell === null ? { kind: 'null' } : { kind: 'other' };
  }
}
