import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Connection } from '@delivery-stack/backstage-plugin-delivery-node';

/** One database, as it is configured. @internal */
export type SqlConnection = {
  id: string;
  /** Its whole key, for messages: `delivery.sql.connections.sales`. */
  at: string;
} & (
  | {
      client: 'pg';
      /** What node-postgres takes. */
      connection: JsonObject;
    }
  | {
      client: 'better-sqlite3';
      /** Path of a file. */
      filename: string;
    }
);

/**
 * Reads one database.
 *
 * @throws InputError that names the key and the cure; never what is configured,
 * which is a secret.
 */
export function readDatabase({ name, config, at }: Connection): SqlConnection {
  const client = config.getString('client');
  const connection = config.getOptional('connection');
  const common = { id: name, at };
  switch (client) {
    case 'pg':
      return { ...common, client, connection: postgresIn(connection, at) };
    case 'better-sqlite3':
      return { ...common, client, filename: fileIn(connection, at) };
    default:
      throw new InputError(`${at}.client: write pg or better-sqlite3`);
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function postgresIn(connection: unknown, at: string): JsonObject {
  if (
    typeof connection === 'string' &&
    /^postgres(ql)?:\/\//.test(connection)
  ) {
    return { connectionString: connection };
  }
  if (isObject(connection) && Object.keys(connection).length > 0) {
    return connection;
  }
  throw new InputError(
    `${at}.connection: write a string like postgresql://user:password@host/database, or host, port, user, password and database`,
  );
}

function fileIn(connection: unknown, at: string): string {
  const file = isObject(connection) ? connection.filename : connection;
  if (typeof file !== 'string' || file.trim() === '' || file === ':memory:') {
    throw new InputError(`${at}.connection: write the path of a database file`);
  }
  return file;
}
