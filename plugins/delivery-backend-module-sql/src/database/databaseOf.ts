import { InputError } from '@backstage/errors';
import { SqlConnection } from '../config/connection';
import { PostgresDatabase } from './PostgresDatabase';
import { ReadOnlyDatabase } from './ReadOnlyDatabase';
import { SqliteDatabase } from './SqliteDatabase';

/**
 * The database that is configured; nothing is connected before it is asked.
 *
 * @param resolve - Finds a driver that is optional.
 * @throws InputError where its driver is not installed.
 */
export function databaseOf(
  config: SqlConnection,
  resolve?: (name: string) => string,
): ReadOnlyDatabase {
  if (config.client === 'pg') {
    return PostgresDatabase.create(config.connection);
  }
  try {
    return SqliteDatabase.create(config.filename, resolve);
  } catch (error) {
    throw new InputError(`${config.at}.client: ${(error as Error).message}`);
  }
}
