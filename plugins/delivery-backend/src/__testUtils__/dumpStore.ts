import { Knex } from 'knex';
import { childTables } from '../projection/journeyTables';

const tables = [
  'dead_letter',
  'dirty_day',
  'dirty_deployment',
  'sketch_day',
  'gate_day',
  'journey',
  'change_time',
  'deployment',
  'event',
  'node_attach',
  'cluster_attach',
  'node',
  'cluster',
  'source',
  'projection_state',
  'person_key',
];

/** Empties the store, so that one database serves many runs of a property. */
export async function emptyStore(knex: Knex): Promise<void> {
  for (const table of tables) {
    await knex(table).delete();
  }
}

const surrogates = new Set(['id', 'journey_id', 'cluster_id', 'node_id']);

/**
 * Everything that was told, without surrogate ids: equal dumps are equal
 * answers to every question.
 */
export async function dumpStore(knex: Knex): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const table of [
    'journey',
    'change_time',
    'deployment',
    'sketch_day',
    'gate_day',
  ]) {
    dump[table] = linesOf(await knex(table));
  }
  for (const table of [...childTables, 'journey_scope', 'journey_entity']) {
    const rows = await knex(table)
      .join('journey', 'journey.id', `${table}.journey_id`)
      .select(`${table}.*`, 'journey.root_key');
    dump[table] = linesOf(rows);
  }
  dump.journey_node = linesOf(
    await knex('journey_node')
      .join('journey', 'journey.id', 'journey_node.journey_id')
      .join('node', 'node.id', 'journey_node.node_id')
      .select('journey.root_key', 'node.key', 'journey_node.joined'),
  );
  return dump;
}

function linesOf(rows: ReadonlyArray<Record<string, unknown>>): string[] {
  return rows
    .map(row =>
      JSON.stringify(
        Object.keys(row)
          .filter(name => !surrogates.has(name))
          .sort()
          .map(name => [name, plain(row[name])]),
      ),
    )
    .sort();
}

/** Both databases say numbers, booleans and bytes in their own way. */
function plain(value: unknown): unknown {
  if (Buffer.isBuffer(value)) {
    return value.toString('hex');
  }
  return value === null || value === undefined
    ? ''
    : String(Number(value) || value);
}
