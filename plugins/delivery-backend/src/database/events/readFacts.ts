import { AnyFact, factOf } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { number, query, rowsAs } from '../rows';

/** Beyond this a cluster is damaged data; what is left out is flagged. */
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
  return parse(
    await query<{ content: string }>(
      knex,
      `select e.content from node n join event e on e.node_id = n.id
        where n.cluster_id = ? order by e.time_ms, e.id limit ?`,
      [clusterId, mostEventsOfCluster],
    ),
  );
}

/** Facts of some nodes, in order of time. One index range per node. */
export async function factsOfNodes(
  knex: Knex,
  nodeIds: readonly number[],
): Promise<AnyFact[]> {
  if (nodeIds.length === 0) {
    return [];
  }
  return parse(
    await query<{ content: string }>(
      knex,
      `select e.content from ? as r join event e on e.node_id = r.id
        order by e.time_ms, e.id limit ?`,
      [
        rowsAs(
          knex,
          { id: 'bigint' },
          nodeIds.map(id => ({ id })),
        ),
        mostEventsOfCluster,
      ],
    ),
  );
}

/** Facts of the whole store in order of arrival, batch by batch. */
export async function factsAfter(
  knex: Knex,
  after: number,
  limit: number,
): Promise<{ facts: AnyFact[]; last?: number }> {
  const rows = await query<{ id: string; content: string }>(
    knex,
    'select id, content from event where id > ? order by id limit ?',
    [after, limit],
  );
  const last = rows[rows.length - 1];
  return { facts: parse(rows), last: last && number(last.id) };
}

/** What the store holds was checked when it came in; newer types may be unknown. */
function parse(rows: ReadonlyArray<{ content: string }>): AnyFact[] {
  return rows.flatMap(({ content }) => factOf(JSON.parse(content)).fact ?? []);
}
