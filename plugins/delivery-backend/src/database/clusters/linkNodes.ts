import { Knex } from 'knex';
import { NodeRow } from '../events/nodes';
import { batches, insertRows, number, query, rowsAs } from '../rows';
import { DisjointSets } from './DisjointSets';

/** Nodes of one cluster after linking: which clusters become which. */
interface Group {
  clusters: number[];
  fresh: NodeRow[];
}

/**
 * Puts nodes that must be projected together into one cluster.
 *
 * @remarks
 * Weighted quick-find: the nodes of smaller clusters are relabelled, O(log n)
 * times each over their life; events and what was projected stay as they are.
 * Call it under `lockLinks`.
 *
 * @param pairs - Nodes to unite; a node paired with itself gets a cluster.
 * @returns Ids of the clusters that hold the nodes now.
 */
export async function linkNodes(
  knex: Knex,
  pairs: Iterable<readonly [NodeRow, NodeRow]>,
): Promise<number[]> {
  const groups = groupsOf(pairs);
  const sizes = await clusterSizes(knex, groups);
  const winners = await winnersOf(knex, groups, sizes);
  const moves: Array<{ loser: number; winner: number }> = [];
  const fresh: Array<{ id: number; cluster_id: number }> = [];
  const grown: Array<{ id: number; size: number }> = [];
  for (const [index, group] of groups.entries()) {
    const winner = winners[index];
    const losers = group.clusters.filter(id => id !== winner);
    moves.push(...losers.map(loser => ({ loser, winner })));
    fresh.push(...group.fresh.map(({ id }) => ({ id, cluster_id: winner })));
    const size = group.clusters.reduce(
      (sum, id) => sum + (sizes.get(id) ?? 0),
      0,
    );
    grown.push({ id: winner, size: size + group.fresh.length });
  }
  await mergeClusters(knex, moves);
  await updateRows(knex, 'node', 'cluster_id', fresh);
  await updateRows(knex, 'cluster', 'size', grown);
  return winners;
}

function groupsOf(pairs: Iterable<readonly [NodeRow, NodeRow]>): Group[] {
  const sets = new DisjointSets<string>();
  const fresh = new Map<string, NodeRow>();
  const tokenOf = (node: NodeRow) => {
    if (node.clusterId !== undefined) {
      return `cluster ${node.clusterId}`;
    }
    const token = `node ${node.id}`;
    fresh.set(token, node);
    return token;
  };
  for (const [one, other] of pairs) {
    sets.union(tokenOf(one), tokenOf(other));
  }
  return sets.sets().map(tokens => ({
    clusters: tokens.flatMap(token =>
      fresh.has(token) ? [] : [Number(token.slice('cluster '.length))],
    ),
    fresh: tokens.flatMap(token => fresh.get(token) ?? []),
  }));
}

async function clusterSizes(
  knex: Knex,
  groups: readonly Group[],
): Promise<Map<number, number>> {
  const ids = groups.flatMap(group => group.clusters).map(id => ({ id }));
  const sizes = new Map<number, number>();
  for (const batch of batches(ids)) {
    const rows = await query<{ id: string; size: number }>(
      knex,
      'select id, size from cluster where id in (select id from ? as r)',
      [rowsAs(knex, { id: 'bigint' }, batch)],
    );
    rows.forEach(row => sizes.set(number(row.id), number(row.size)));
  }
  return sizes;
}

/** The largest cluster of each group, or a new one; ties go to the oldest. */
async function winnersOf(
  knex: Knex,
  groups: readonly Group[],
  sizes: ReadonlyMap<number, number>,
): Promise<number[]> {
  const without = groups.filter(group => group.clusters.length === 0);
  const created = await insertRows<{ id: string }>(
    knex,
    'cluster',
    { size: 'integer' },
    without.map(() => ({ size: 0 })),
    { tail: 'returning id' },
  );
  const ids = created.map(row => number(row.id));
  return groups.map(group =>
    group.clusters.length === 0
      ? ids.pop()!
      : group.clusters.reduce((best, id) => {
          const difference = sizes.get(id)! - sizes.get(best)!;
          return difference > 0 || (difference === 0 && id < best) ? id : best;
        }),
  );
}

/** Relabels what belongs to the losers, and deletes them. */
async function mergeClusters(
  knex: Knex,
  moves: ReadonlyArray<{ loser: number; winner: number }>,
): Promise<void> {
  for (const batch of batches(moves)) {
    const rows = () =>
      rowsAs(knex, { loser: 'bigint', winner: 'bigint' }, batch);
    for (const table of ['node', 'journey', 'change_time']) {
      await query(
        knex,
        `update "${table}" set cluster_id = r.winner from ? as r
          where cluster_id = r.loser`,
        [rows()],
      );
    }
    await query(
      knex,
      'delete from cluster where id in (select loser from ? as r)',
      [rows()],
    );
  }
}

async function updateRows(
  knex: Knex,
  table: 'node' | 'cluster',
  column: 'cluster_id' | 'size',
  rows: ReadonlyArray<{ id: number }>,
): Promise<void> {
  for (const batch of batches(rows)) {
    await query(
      knex,
      `update "${table}" set "${column}" = r."${column}" from ? as r
        where "${table}".id = r.id`,
      [rowsAs(knex, { id: 'bigint', [column]: 'bigint' }, batch)],
    );
  }
}
