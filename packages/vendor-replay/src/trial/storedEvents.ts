import { Knex } from 'knex';

/** How many events a database holds, and how many different ones. */
export async function storedEvents(
  knex: Knex,
): Promise<{ all: number; different: number }> {
  const [{ all, different }] = await knex('event')
    .count({ all: '*' })
    .countDistinct({ different: 'ext_id' });
  return { all: Number(all), different: Number(different) };
}
