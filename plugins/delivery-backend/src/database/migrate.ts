import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Where the migrations are. */
export function migrationsDirectory(): string {
  return resolvePackagePath(
    '@delivery-stack/backstage-plugin-delivery-backend',
    'migrations',
  );
}

/** Brings the plugin's tables up to date. */
export async function migrateDatabase(knex: Knex): Promise<void> {
  await knex.migrate.latest({ directory: migrationsDirectory() });
}
