import { Knex } from 'knex';

/** What the projection remembers between runs. */
export type StateName =
  | 'fingerprint'
  | 'configurationChanged'
  | 'linkedUpTo'
  | 'stockDay'
  | 'sketchesKeptBefore';

/** Reads one value; undefined: never written. */
export async function readState(
  knex: Knex,
  name: StateName,
): Promise<string | undefined> {
  const row = await knex('projection_state').where({ name }).first('value');
  return row?.value;
}

/** Writes one value. */
export async function writeState(
  knex: Knex,
  name: StateName,
  options: { value: string; now: number },
): Promise<void> {
  const { value, now } = options;
  await knex('projection_state')
    .insert({ name, value, updated_ms: now })
    .onConflict('name')
    .merge();
}
