import { Knex } from 'knex';
import { isPostgres } from '../../database/rows';

/**
 * A list of any length as one binding, to be put into `column in (…)`.
 *
 * SQLite takes 32,766 bindings and PostgreSQL 65,535; the entities that a
 * reader may read can be more.
 */
export function manyValues(
  knex: Knex,
  values: readonly (string | number)[],
  type: 'text' | 'bigint',
): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw(`select unnest(?::${type}[])`, [values as any])
    : knex.raw('select value from json_each(?)', [JSON.stringify(values)]);
}
