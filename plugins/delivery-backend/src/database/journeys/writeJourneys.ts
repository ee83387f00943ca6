import { Knex } from 'knex';
import {
  childColumns,
  childTables,
  journeyColumns,
} from '../../projection/journeyTables';
import { JourneyRecord } from '../../projection/journeyRows';
import { findNodes } from '../events/nodes';
import { insertRows, number, query, rowsAs } from '../rows';
import { Involvement } from './resolveEntities';

/** A journey to be written in full. */
export interface JourneyWrite {
  record: JourneyRecord;
  involvement: Involvement;
}

const updates = Object.keys(journeyColumns)
  .filter(name => name !== 'root_key')
  .map(name => `"${name}" = excluded."${name}"`)
  .join(', ');

/**
 * Writes journeys in place of what was stored of them.
 *
 * One statement per table, whatever the number of journeys. Replacing the 8
 * passages of one journey: about 3 ms on PostgreSQL, fsync included.
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
  await deleteChildren(knex, [...ids.values()]);
  for (const table of childTables) {
    const rows = writes.flatMap(({ record }) =>
      record.children[table].map(row => ({
        ...row,
        journey_id: ids.get(record.rootKey)!,
      })),
    );
    const columns = { journey_id: 'bigint', ...childColumns[table] } as const;
    await insertRows(knex, table, columns, rows);
  }
  await writeNodes(knex, writes, ids);
  await writeInvolvement(
    knex,
    writes.map(({ record, involvement }) => ({
      journeyId: ids.get(record.rootKey)!,
      subjects: record.subjects,
      involvement,
    })),
  );
}

async function writeNodes(
  knex: Knex,
  writes: readonly JourneyWrite[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const keys = new Set(
    writes.flatMap(({ record }) => record.nodes.map(each => each.key)),
  );
  const nodes = await findNodes(knex, [...keys]);
  const rows = writes.flatMap(({ record }) =>
    record.nodes.flatMap(({ key, joined }) => {
      const node = nodes.get(key);
      return node
        ? [{ journey_id: ids.get(record.rootKey)!, node_id: node.id, joined }]
        : [];
    }),
  );
  await insertRows(
    knex,
    'journey_node',
    { journey_id: 'bigint', node_id: 'bigint', joined: 'boolean' },
    rows,
  );
}

/** Writes whom journeys involve, in place of what was stored. */
export async function writeInvolvement(
  knex: Knex,
  journeys: ReadonlyArray<{
    journeyId: number;
    subjects: readonly string[];
    involvement: Involvement;
  }>,
): Promise<void> {
  const ids = journeys.map(each => each.journeyId);
  await deleteRows(knex, 'journey_scope', ids);
  await deleteRows(knex, 'journey_entity', ids);
  await insertRows(
    knex,
    'journey_scope',
    { journey_id: 'bigint', subject: 'text', matched: 'boolean' },
    journeys.flatMap(({ journeyId, subjects, involvement }) =>
      subjects.map(subject => ({
        journey_id: journeyId,
        subject,
        matched: !involvement.unmatched.has(subject),
      })),
    ),
  );
  await insertRows(
    knex,
    'journey_entity',
    { journey_id: 'bigint', entity_id: 'integer' },
    journeys.flatMap(({ journeyId, involvement }) =>
      involvement.entityIds.map(entity_id => ({
        journey_id: journeyId,
        entity_id,
      })),
    ),
  );
}

/** Deletes journeys that are no more; what is below them goes with them. */
export async function deleteJourneys(
  knex: Knex,
  ids: readonly number[],
): Promise<void> {
  await query(knex, 'delete from journey where id in (select id from ? as r)', [
    rowsAs(
      knex,
      { id: 'bigint' },
      ids.map(id => ({ id })),
    ),
  ]);
}

async function deleteChildren(
  knex: Knex,
  ids: readonly number[],
): Promise<void> {
  for (const table of [...childTables, 'journey_node']) {
    await deleteRows(knex, table, ids);
  }
}

async function deleteRows(
  knex: Knex,
  table: string,
  ids: readonly number[],
): Promise<void> {
  await query(
    knex,
    `delete from "${table}" where journey_id in (select id from ? as r)`,
    [
      rowsAs(
        knex,
        { id: 'bigint' },
        ids.map(id => ({ id })),
      ),
    ],
  );
}
