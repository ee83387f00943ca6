import {
  AnyFact,
  factOf,
  isPosture,
  nodeOf,
  PostureFact,
} from '@delivery-stack/flow';
import { Knex } from 'knex';
import { findNodes } from '../database/events/nodes';
import {
  batches,
  Columns,
  insertRows,
  number,
  query,
  rowsAs,
} from '../database/rows';
import { rowOf, subjectsOf } from './postureRow';

const findingColumns: Columns = {
  node_id: 'bigint',
  severity: 'text',
  state: 'text',
  opened_ms: 'bigint',
  kind: 'text',
  tool: 'text',
  url: 'text',
  time_ms: 'bigint',
};

const scanColumns: Columns = {
  node_id: 'bigint',
  kind: 'text',
  tool: 'text',
  time_ms: 'bigint',
};

const subjectColumns: Columns = { subject: 'text', node_id: 'bigint' };

/** The latest word about one finding or scan. */
interface Latest {
  nodeId: number;
  fact: PostureFact;
}

/**
 * Brings findings and scans up to date with what their events say.
 *
 * @remarks
 * Each is made anew from the latest of its events: of one instant the greatest
 * body, so that the order of arrival does not matter. Call it under
 * `lockLinks`, after the events are stored. Costs a range of an index for each
 * finding that something new is said of.
 */
export async function storePosture(
  knex: Knex,
  changed: readonly AnyFact[],
  abandonedNodes: readonly number[],
): Promise<void> {
  const keys = changed.filter(isPosture).map(nodeOf);
  const known = await findNodes(knex, [...new Set(keys)]);
  const ids = [...known.values()].map(({ id }) => id);
  const touched = new Set([
    ...ids,
    ...(await postureAmong(knex, abandonedNodes)),
  ]);
  if (touched.size === 0) {
    return;
  }
  const latest: Latest[] = [];
  for (const batch of batches([...touched])) {
    latest.push(...(await latestOf(knex, batch)));
    await forget(knex, batch);
  }
  const rowsOf = (type: PostureFact['type']) =>
    latest
      .filter(({ fact }) => fact.type === type)
      .map(({ nodeId, fact }) => ({ node_id: nodeId, ...rowOf(fact) }));
  await insertRows(knex, 'finding', findingColumns, rowsOf('finding.reported'));
  await insertRows(knex, 'scan', scanColumns, rowsOf('scan.finished'));
  const subjects = latest.flatMap(({ nodeId, fact }) =>
    subjectsOf(fact).map(subject => ({ subject, node_id: nodeId })),
  );
  await insertRows(knex, 'finding_subject', subjectColumns, subjects);
}

/** Those of some nodes that are findings or scans. */
async function postureAmong(
  knex: Knex,
  ids: readonly number[],
): Promise<number[]> {
  if (ids.length === 0) {
    return [];
  }
  const rows = await query<{ node_id: string }>(
    knex,
    'select distinct s.node_id from ? as r join finding_subject s on s.node_id = r.id',
    [idTable(knex, ids)],
  );
  return rows.map(({ node_id }) => number(node_id));
}

/** Ids as a table that a statement can select from. */
function idTable(knex: Knex, ids: readonly number[]): Knex.Raw {
  const rows = ids.map(id => ({ id }));
  return rowsAs(knex, { id: 'bigint' }, rows);
}

async function forget(knex: Knex, ids: readonly number[]): Promise<void> {
  for (const table of ['finding', 'scan', 'finding_subject']) {
    await query(
      knex,
      `delete from ${table} where node_id in (select id from ? as r)`,
      [idTable(knex, ids)],
    );
  }
}

/** The events of the latest instant of each node, and of them the greatest. */
async function latestOf(knex: Knex, ids: readonly number[]): Promise<Latest[]> {
  const rows = await query<{ node_id: string; content: string }>(
    knex,
    `select e.node_id, e.content from ? as r
      join event e on e.node_id = r.id
      where e.time_ms = (select max(l.time_ms) from event l where l.node_id = r.id)`,
    [idTable(knex, ids)],
  );
  const greatest = new Map<number, string>();
  for (const { node_id, content } of rows) {
    const id = number(node_id);
    if (content > (greatest.get(id) ?? '')) {
      greatest.set(id, content);
    }
  }
  return [...greatest].flatMap(([nodeId, content]) => {
    const { fact } = factOf(JSON.parse(content));
    return fact && isPosture(fact) ? [{ nodeId, fact }] : [];
  });
}
