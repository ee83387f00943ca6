import { Knex } from 'knex';
import { number, query, rowsAs } from '../rows';

/** Most nodes per key: a commit that a schedule builds for years has thousands. */
const PER_KEY = 500;
/** Most deployments of one repository between a journey's first and last merge. */
const BETWEEN_MERGES = 2_000;
/** Most deployments looked at after the last merge, to find the one that worked. */
const AFTER_LAST_MERGE = 200;

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
  const rows = await query<{ node_id: string }>(
    knex,
    `select distinct node_id from (
      select a.node_id, row_number() over (
        partition by a.key order by a.time_ms, a.node_id) as place
      from node_attach a where a.key in (select key from ? as r)) as placed
    where place <= ${PER_KEY}`,
    [
      rowsAs(
        knex,
        { key: 'text' },
        keys.map(key => ({ key })),
      ),
    ],
  );
  return rows.map(row => number(row.node_id));
}

/** Deployments that can have brought a repository's merges to production. */
export async function deploymentsAfter(
  knex: Knex,
  key: string,
  merges: { first: number; last: number } | undefined,
): Promise<number[]> {
  const range = (from: number, to: number, limit: number) =>
    knex('node_attach')
      .where({ key })
      .andWhere('time_ms', '>=', from)
      .andWhere('time_ms', '<=', to)
      .orderBy(['time_ms', 'node_id'])
      .limit(limit)
      .pluck('node_id');
  // The very first one says that the repository's deployments are recorded
  const found = [
    await range(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 1),
  ];
  if (merges) {
    const { first, last } = merges;
    found.push(await range(first, last, BETWEEN_MERGES));
    found.push(await range(last, Number.MAX_SAFE_INTEGER, AFTER_LAST_MERGE));
  }
  return [...new Set(found.flat().map(number))];
}
