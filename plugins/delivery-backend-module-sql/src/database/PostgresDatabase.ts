import { JsonObject } from '@backstage/types';
import { Client, ClientConfig, QueryArrayConfig } from 'pg';
import { requireColumns } from '../readings/samplesOf';
import { positionalSql } from '../sql/parameters';
import { postgresCell } from './postgresCell';
import { postgresProblem } from './postgresProblem';
import { ReadOnlyDatabase, ReadOnlyQuery, Table } from './ReadOnlyDatabase';
import { Turns } from './Turns';

/** Connections at the same time. */
const MOST = 2;
/** Longest time for connecting, unless it is configured; milliseconds. */
const CONNECT = 10_000;

/** Nothing is read but text: whether a number is exact is decided once, by us. */
const asText = { getTypeParser: () => (text: string) => text };

/** Ours, so that it may be many statements; `timeout` is a whole number. */
const begin = (timeout: number) => `
  BEGIN TRANSACTION READ ONLY;
  SET LOCAL statement_timeout = ${timeout};
  SET LOCAL TimeZone = 'UTC';
  SET LOCAL DateStyle = 'ISO, YMD';
  SET LOCAL extra_float_digits = 3;
  SET LOCAL cursor_tuple_fraction = 1;
`;

/** One statement: the extended protocol refuses a second one. */
const prepared = (text: string, values: string[] = []) =>
  ({
    text,
    values,
    rowMode: 'array',
    queryMode: 'extended',
  } as QueryArrayConfig<string[]>);

const isOurs = ({ name }: Error) => name === 'SourceAnswerError';

/**
 * Reads a PostgreSQL database, and cannot write to it.
 *
 * @remarks
 * Three things stand together before a write. The transaction is read-only, which
 * nothing can undo once it has seen data. A query is the body of a cursor, which
 * can only select. It is sent as one prepared statement, so that none can follow
 * that ends the transaction. A connection serves one query, so that no setting or
 * lock lasts until the next.
 */
export class PostgresDatabase implements ReadOnlyDatabase {
  readonly #config: ClientConfig;
  readonly #turns = Turns.create(MOST);
  readonly #stop = new AbortController();

  static create(connection: JsonObject): PostgresDatabase {
    const configured = Number(connection.connectionTimeoutMillis);
    return new PostgresDatabase({
      ...connection,
      connectionTimeoutMillis: configured > 0 ? configured : CONNECT,
      types: asText,
    } as ClientConfig);
  }

  private constructor(config: ClientConfig) {
    this.#config = config;
  }

  async read(query: ReadOnlyQuery): Promise<Table> {
    const signal = AbortSignal.any([query.signal, this.#stop.signal]);
    return this.#turns.run(signal, () => this.#connected(query, signal));
  }

  async close(): Promise<void> {
    this.#stop.abort(new Error('The backend stops'));
  }

  async #connected(query: ReadOnlyQuery, signal: AbortSignal): Promise<Table> {
    // For a network that swallows what the server says: its own limit is first.
    const longest = this.#config.connectionTimeoutMillis! + 2 * query.timeout;
    const stopped = rejectedBy(
      AbortSignal.any([signal, AbortSignal.timeout(longest)]),
    );
    try {
      const client = new Client(this.#config);
      // Thrown at nobody where a connection breaks between two statements.
      client.on('error', () => {});
      try {
        return await Promise.race([select(client, query), stopped.promise]);
      } finally {
        // Cuts off what still runs; what was not rolled back is by the server.
        await Promise.race([client.end(), stopped.promise]).catch(() => {});
      }
    } catch (error) {
      signal.throwIfAborted();
      throw isOurs(error as Error)
        ? error
        : postgresProblem(error as Error, query.timeout);
    } finally {
      stopped.dispose();
    }
  }
}

async function select(client: Client, query: ReadOnlyQuery): Promise<Table> {
  const { sql, timeout, maxRows } = query;
  const { text, parameters } = positionalSql(sql);
  const instants = parameters.map(name => new Date(query[name]).toISOString());
  await client.connect();
  await client.query(begin(timeout));
  await client.query(
    prepared(`DECLARE figures NO SCROLL CURSOR FOR ${text}`, instants),
  );
  // Tells the columns before any row is sent.
  const { fields } = await client.query(prepared('FETCH 0 FROM figures'));
  const columns = fields.map(({ name }) => name);
  requireColumns(columns);
  const { rows } = await client.query(
    prepared(`FETCH ${maxRows + 1} FROM figures`),
  );
  await client.query('ROLLBACK');
  const cells = (row: Array<string | null>) =>
    row.map((cell, index) => postgresCell(fields[index].dataTypeID, cell));
  return { columns, rows: rows.map(cells) };
}

/** Rejects as soon as the signal fires. */
function rejectedBy(signal: AbortSignal) {
  let stop = () => {};
  const promise = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
  });
  if (signal.aborted) {
    stop();
  }
  signal.addEventListener('abort', stop, { once: true });
  // Who does not wait any longer is not told.
  promise.catch(() => {});
  return { promise, dispose: () => signal.removeEventListener('abort', stop) };
}
