import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  Connection,
  connectionsIn,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { readDatabase, SqlConnection } from './connection';

const SECTION = 'delivery.sql';
const LONGEST_TIMEOUT = 600_000;
/** Most readings that a meter may answer with. */
const MOST_ROWS = 10_000;

/** Ids of connections, and names of queries as outcomes write them. @internal */
const kebabName = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** One query, as it is configured. @internal */
export interface SqlQuery {
  name: string;
  /** Its whole key, for messages: `delivery.sql.queries.churn`. */
  at: string;
  /** Id of a connection that there is. */
  connection: string;
  sql: string;
  /** Milliseconds. */
  timeout: number;
  maxRows: number;
}

/** Databases and queries, as they are configured. @internal */
export interface SqlConfig {
  connections: SqlConnection[];
  queries: SqlQuery[];
}

function requireName({ name, at }: Connection): void {
  if (!kebabName.test(name)) {
    throw new InputError(`${at}: a name is kebab-case, like churn-rate`);
  }
}

function timeoutIn(config: Config, at: string): number {
  const ms = config.has('timeout')
    ? durationToMilliseconds(readDurationFromConfig(config, { key: 'timeout' }))
    : 30_000;
  if (!(ms >= 1 && ms <= LONGEST_TIMEOUT)) {
    throw new InputError(`${at}.timeout: write a time up to PT10M`);
  }
  return Math.ceil(ms);
}

function maxRowsIn(config: Config, at: string): number {
  const rows = config.getOptionalNumber('maxRows') ?? MOST_ROWS;
  if (!Number.isInteger(rows) || rows < 1 || rows > MOST_ROWS) {
    throw new InputError(
      `${at}.maxRows: write a whole number from 1 to ${MOST_ROWS}`,
    );
  }
  return rows;
}

function readQuery(section: Connection, ids: ReadonlySet<string>): SqlQuery {
  requireName(section);
  const { name, config, at } = section;
  const connection = config.getString('connection');
  if (!ids.has(connection)) {
    throw new InputError(
      `${at}.connection: there is no ${SECTION}.connections.${connection}; write one of those there, or add it`,
    );
  }
  return {
    name,
    at,
    connection,
    sql: config.getString('sql'),
    timeout: timeoutIn(config, at),
    maxRows: maxRowsIn(config, at),
  };
}

/**
 * The databases and queries that are configured; none where the section is missing.
 *
 * @throws InputError that names the key and the cure, and no secret.
 * @internal
 */
export function readSqlConfig(config: Config): SqlConfig {
  const connections = connectionsIn(config, `${SECTION}.connections`).map(
    section => {
      requireName(section);
      return readDatabase(section);
    },
  );
  const ids = new Set(connections.map(({ id }) => id));
  const queries = connectionsIn(config, `${SECTION}.queries`).map(section =>
    readQuery(section, ids),
  );
  return { connections, queries };
}
