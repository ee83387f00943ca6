import { Knex } from 'knex';
import { isPostgres, number, query, rowsAs } from '../rows';

/** Most nodes per key: a commit that a schedule builds for years has thousands. */
const PER_KEY = 500;
/**
 * Nodes that attach under keys, the earliest of each key first.
 *
 * One index range per key, cut at 500 nodes. Which nodes are cut depends on
 * their times only, never on the order of arrival.
 */
export async function nodesUnderKeys(
  knex: Knex,
  keys: readonly string[],
): Promise<number[]> {
  if (keys.length === 0) {
    return [];
  }
  const table = rowsAs(
    knex,
    { key: 'text' },
    keys.map(key => ({ key })),
  );
  const sql = isPostgres(knex)
    ? `select distinct a.node_id from ? as r cross join lateral (
        select node_id from node_attach where key = r.key
        order by time_ms, node_id limit ${PER_KEY}) as a`
    : `select distinct node_id from (
        select a.node_id, row_number() over (
          partition by a.key order by a.time_ms, a.node_id) as place
        from node_attach a where a.key in (select key from ? as r)) as placed
      where place <= ${PER_KEY}`;
  const rows = await query<{ node_id: string }>(knex, sql, [table]);
  return rows.map(row => number(row.node_id));
}

/** A node under a key, and when it began there. */
export interface AttachedNode {
  id: number;
  time: number;
}

/**
 * A page of nodes under one key from an instant on, in order of their times.
 *
 * One index range of `limit` rows.
 */
export async function nodesFrom(
  knex: Knex,
  key: string,
  options: { from: number; after?: AttachedNode; limit: number },
): Promise<AttachedNode[]> {
  const { from, after, limit } = options;
  const nodes = knex('node_attach')
    .where({ key })
    .where('time_ms', '>=', after?.time ?? from)
    .orderBy(['time_ms', 'node_id'])
    .limit(limit);
  if (after) {
    nodes.whereRaw('(time_ms > ? or node_id > ?)', [after.time, after.id]);
  }
  const rows = await nodes.select('node_id', 'time_ms');
  return rows.map(row => ({
    id: number(row.node_id),
    time: number(row.time_ms),
  }));
}

/**
 * When nodes began that are under one key and under one of some others too.
 *
 * One index range per other key: the deployments and runs of a commit.
 */
export async function instantsUnderBoth(
  knex: Knex,
  key: string,
  others: readonly string[],
): Promise<number[]> {
  if (others.length === 0) {
    return [];
  }
  const rows = await query<{ time_ms: string }>(
    knex,
    `select distinct a.time_ms from ? as r
      join node_attach o on o.key = r.key
      join node_attach a on a.key = ? and a.node_id = o.node_id`,
    [
      rowsAs(
        knex,
        { key: 'text' },
        others.map(other => ({ key: other })),
      ),
      key,
    ],
  );
  return rows.map(row => number(row.time_ms));
}

/** Those of some deployments that succeeded, by the type of an event. */
export async function succeededOf(
  knex: Knex,
  nodes: readonly AttachedNode[],
): Promise<Set<number>> {
  const rows = await query<{ id: string }>(
    knex,
    `select r.id from ? as r where (
      select count(*) from event e where e.node_id = r.id
        and e.type like 'dev.cdevents.service.deployed.%') > 0`,
    [rowsAs(knex, { id: 'bigint' }, nodes)],
  );
  return new Set(rows.map(row => number(row.id)));
}
