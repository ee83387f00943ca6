import { Knex } from 'knex';
import {
  childColumns,
  ChildTable,
  childTables,
  journeyColumns,
} from '../../projection/journeyTables';
import { JourneyRecord } from '../../projection/journeyRows';
import { findNodes } from '../events/nodes';
import {
  insertRows,
  insertsOf,
  number,
  query,
  rowsAs,
  together,
} from '../rows';
import { Involvement } from './resolveEntities';

/** A journey to be written in full. */
export interface JourneyWrite {
  record: JourneyRecord;
  involvement: Involvement;
  /** True if there are rows of it already. */
  known: boolean;
}

const involvementTables = ['journey_scope', 'journey_entity'];

const scopeColumns = {
  journey_id: 'bigint',
  subject: 'text',
  matched: 'boolean',
} as const;

const entityColumns = { journey_id: 'bigint', entity_id: 'integer' } as const;

const updates = Object.keys(journeyColumns)
  .filter(name => name !== 'root_key')
  .map(name => `"${name}" = excluded."${name}"`)
  .join(', ');

/**
 * Writes journeys in place of what was stored of them.
 *
 * One round trip each to delete and to insert on PostgreSQL, one statement
 * per table on SQLite, whatever the number of journeys.
 */
export async function writeJourneys(
  knex: Knex,
  clusterId: number,
  writes: readonly JourneyWrite[],
): Promise<void> {
  if (writes.length === 0) {
    return;
  }
  const upserted = await insertRows<{ id: string; root_key: string }>(
    knex,
    'journey',
    journeyColumns,
    writes.map(({ record }) => ({
      ...record.row,
      digest: record.digest,
      cluster_id: clusterId,
    })),
    {
      tail: `on conflict (root_key) do update set ${updates} returning id, root_key`,
    },
  );
  const ids = new Map(upserted.map(row => [row.root_key, number(row.id)]));
  const known = writes.filter(each => each.known).map(each => idOf(each, ids));
  const involvements = writes.map(write => ({
    journeyId: idOf(write, ids),
    subjects: write.record.subjects,
    involvement: write.involvement,
  }));
  await together(knex, [
    ...deletesOf(knex, [...childTables, 'journey_node'], known),
    ...deletesOf(knex, involvementTables, known),
  ]);
  await together(knex, [
    ...childTables.flatMap(table => childInserts(knex, table, writes, ids)),
    ...(await nodeInserts(knex, writes, ids)),
    ...involvementInserts(knex, involvements),
  ]);
}

function idOf(
  { record }: JourneyWrite,
  ids: ReadonlyMap<string, number>,
): number {
  return ids.get(record.rootKey)!;
}

function childInserts(
  knex: Knex,
  table: ChildTable,
  writes: readonly JourneyWrite[],
  ids: ReadonlyMap<string, number>,
): Knex.Raw[] {
  const rows = writes.flatMap(write =>
    write.record.children[table].map(row => ({
      ...row,
      journey_id: idOf(write, ids),
    })),
  );
  const columns = { journey_id: 'bigint', ...childColumns[table] } as const;
  return insertsOf(knex, table, columns, rows);
}

async function nodeInserts(
  knex: Knex,
  writes: readonly JourneyWrite[],
  ids: ReadonlyMap<string, number>,
): Promise<Knex.Raw[]> {
  const keys = writes.flatMap(({ record }) =>
    record.nodes.map(each => each.key),
  );
  const nodes = await findNodes(knex, [...new Set(keys)]);
  const rows = writes.flatMap(write =>
    write.record.nodes.flatMap(({ key, joined }) => {
      const node = nodes.get(key);
      return node
        ? [{ journey_id: idOf(write, ids), node_id: node.id, joined }]
        : [];
    }),
  );
  const columns = {
    journey_id: 'bigint',
    node_id: 'bigint',
    joined: 'boolean',
  } as const;
  return insertsOf(knex, 'journey_node', columns, rows);
}

/** Whom a journey involves, to be written. */
export interface InvolvementWrite {
  journeyId: number;
  subjects: readonly string[];
  involvement: Involvement;
}

/** Writes whom journeys involve, in place of what was stored. */
export async function writeInvolvement(
  knex: Knex,
  journeys: readonly InvolvementWrite[],
): Promise<void> {
  const ids = journeys.map(each => each.journeyId);
  await together(knex, deletesOf(knex, involvementTables, ids));
  await together(knex, involvementInserts(knex, journeys));
}

function involvementInserts(
  knex: Knex,
  journeys: readonly InvolvementWrite[],
): Knex.Raw[] {
  const subjects = journeys.flatMap(each =>
    each.subjects.map(subject => ({
      journey_id: each.journeyId,
      subject,
      matched: !each.involvement.unmatched.has(subject),
    })),
  );
  const entities = journeys.flatMap(({ journeyId, involvement }) =>
    involvement.entityIds.map(entity_id => ({
      journey_id: journeyId,
      entity_id,
    })),
  );
  return [
    ...insertsOf(knex, 'journey_scope', scopeColumns, subjects),
    ...insertsOf(knex, 'journey_entity', entityColumns, entities),
  ];
}

/** Deletes journeys that are no more; what is below them goes with them. */
export async function deleteJourneys(
  knex: Knex,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) {
    return;
  }
  await query(knex, 'delete from journey where id in (select id from ? as r)', [
    rowsAs(
      knex,
      { id: 'bigint' },
      ids.map(id => ({ id })),
    ),
  ]);
}

function deletesOf(
  knex: Knex,
  tables: readonly string[],
  ids: readonly number[],
): Knex.Raw[] {
  if (ids.length === 0) {
    return [];
  }
  const rows = ids.map(id => ({ id }));
  return tables.map(table =>
    knex.raw(
      `delete from "${table}" where journey_id in (select id from ? as r)`,
      [rowsAs(knex, { id: 'bigint' }, rows)],
    ),
  );
}
