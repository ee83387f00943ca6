import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import knexFactory, { Knex } from 'knex';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A database that a test may write to, and how the module is told of it. */
export interface TestDatabase {
  knex: Knex;
  client: 'pg' | 'better-sqlite3';
  connection: { [setting: string]: string | number };
  destroy(): Promise<void>;
}

async function onPostgres(knex: Knex): Promise<TestDatabase> {
  const { host, port, user, password, database } =
    knex.client.connectionSettings;
  return {
    knex,
    client: 'pg',
    connection: { host, port: Number(port), user, password, database },
    destroy: () => knex.destroy(),
  };
}

/** In a file: the one that test-utils give lives in memory, where nobody else sees it. */
async function onSqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-sql-'));
  const filename = join(folder, 'figures.sqlite');
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  return {
    knex,
    client: 'better-sqlite3',
    connection: { filename },
    destroy: async () => {
      await knex.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A fresh database of that kind. */
export async function testDatabase(
  databases: TestDatabases,
  id: TestDatabaseId,
): Promise<TestDatabase> {
  return id === 'SQLITE_3' ? onSqlite() : onPostgres(await databases.init(id));
}
