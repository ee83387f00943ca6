import { AnyFact, factOf, nodeOf } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { isPostgres, number, query, rowsAs } from '../rows';

/** Beyond this a cluster is damaged data: the earliest ones count. */
export const mostEventsOfCluster = 50_000;

/**
 * Facts of every node of a cluster, in order of time.
 *
 * One index range per node: grows with the cluster, not with the store.
 */
export async function factsOfCluster(
  knex: Knex,
  clusterId: number,
): Promise<AnyFact[]> {
  return factsFrom(
    knex,
    knex.raw('(select id from node where cluster_id = ?)', [clusterId]),
  );
}

/** Facts of some nodes, in order of time. One index range per node. */
export async function factsOfNodes(
  knex: Knex,
  nodeIds: readonly number[],
): Promise<AnyFact[]> {
  const rows = nodeIds.map(id => ({ id }));
  return rows.length === 0
    ? []
    : factsFrom(knex, rowsAs(knex, { id: 'bigint' }, rows));
}

/**
 * Facts of the nodes of a table with the column `id`.
 *
 * Lateral, because PostgreSQL takes a node for a two-hundredth of the store
 * until it has analysed it, and would read all of it instead.
 */
async function factsFrom(knex: Knex, nodes: Knex.Raw): Promise<AnyFact[]> {
  const events = 'select content, time_ms, id from event where node_id = r.id';
  const sql = isPostgres(knex)
    ? `select e.content from ? as r
        cross join lateral (${events} limit ${mostEventsOfCluster}) as e
        order by e.time_ms, e.id limit ${mostEventsOfCluster}`
    : `select e.content from ? as r join event e on e.node_id = r.id
        order by e.time_ms, e.id limit ${mostEventsOfCluster}`;
  return parse(await query<{ content: string }>(knex, sql, [nodes]));
}

/** A stored event, read again by the current version. */
export interface ReadEvent {
  id: number;
  /** Undefined for a type that is not understood yet. */
  fact?: AnyFact;
  node?: string;
}

/** Events of the whole store in order of arrival, batch by batch. */
export async function eventsAfter(
  knex: Knex,
  after: number,
  limit: number,
): Promise<ReadEvent[]> {
  const rows = await query<{ id: string; content: string }>(
    knex,
    'select id, content from event where id > ? order by id limit ?',
    [after, limit],
  );
  return rows.map(({ id, content }) => {
    const { fact } = factOf(JSON.parse(content));
    return { id: number(id), fact, node: fact && nodeOf(fact) };
  });
}

/** Notes the nodes of events that have none, or another one, so far. */
export async function setNodes(
  knex: Knex,
  rows: ReadonlyArray<{ id: number; node_id: number }>,
): Promise<void> {
  await query(
    knex,
    `update event set node_id = r.node_id from ? as r
      where event.id = r.id and (event.node_id is null or event.node_id <> r.node_id)`,
    [rowsAs(knex, { id: 'bigint', node_id: 'bigint' }, rows)],
  );
}

/** What the store holds was checked when it came in; newer types may be unknown. */
function parse(rows: ReadonlyArray<{ content: string }>): AnyFact[] {
  return rows.flatMap(({ content }) => factOf(JSON.parse(content)).fact ?? []);
}
