import knexFactory, { Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A database that outlives the process that fills it. */
export interface LastingDatabase {
  /** Configuration for a process of its own. */
  database: object;
  knex: Knex;
  stop(): Promise<void>;
}

/**
 * Makes a database that a second process can open: the same one on PostgreSQL,
 * a file on SQLite.
 *
 * @param knex - An empty database of `TestDatabases`, which closes it.
 */
export async function openLasting(knex: Knex): Promise<LastingDatabase> {
  const { client, connection } = knex.client.config;
  if (client === 'pg') {
    return { database: { client, connection }, knex, stop: async () => {} };
  }
  const folder = await mkdtemp(join(tmpdir(), 'delivery-trial-'));
  const database = {
    client: 'better-sqlite3',
    connection: { filename: join(folder, 'delivery.sqlite') },
    useNullAsDefault: true,
  };
  const file = knexFactory(database);
  const stop = async () => {
    await file.destroy();
    await rm(folder, { recursive: true, force: true });
  };
  return { database, knex: file, stop };
}
