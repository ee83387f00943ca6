import { Knex } from 'knex';
import { batches, query, rowsAs } from '../rows';

/** A cluster that reads more than this is projected once a minute at most. */
export const debounceFrom = 2_000;
const DEBOUNCE = 60_000;

/** What makes a cluster due; the first mark counts, later ones ride along. */
const DUE = `dirty_since_ms = coalesce(dirty_since_ms, :now),
  due_ms = coalesce(due_ms, :now + case when events > ${debounceFrom} then ${DEBOUNCE} else 0 end)`;

const due = (now: number) => DUE.replaceAll(':now', String(Math.trunc(now)));

/** Marks clusters to be projected: one row each. */
export async function markClusters(
  knex: Knex,
  ids: Iterable<number>,
  now: number,
): Promise<void> {
  for (const batch of batches([...ids].sort((one, other) => one - other))) {
    await query(
      knex,
      `update cluster set ${due(now)} where id in (select id from ? as r)`,
      [
        rowsAs(
          knex,
          { id: 'bigint' },
          batch.map(id => ({ id })),
        ),
      ],
    );
  }
}

/**
 * Marks the clusters that look for what attaches under the keys of nodes.
 *
 * @remarks
 * A repository's key marks clusters only where the node began within their
 * window: after their first merge there, up to when they were deployed. The
 * index on (key, to_ms) passes over those that are long done.
 */
export async function markAttached(
  knex: Knex,
  nodeIds: Iterable<number>,
  now: number,
): Promise<void> {
  for (const batch of batches([...new Set(nodeIds)])) {
    await query(
      knex,
      `update cluster set ${due(now)} where id in (
        select c.cluster_id from ? as r
          join node_attach a on a.node_id = r.id
          join cluster_attach c on c.key = a.key
            and c.to_ms >= a.time_ms and c.from_ms <= a.time_ms)`,
      [
        rowsAs(
          knex,
          { id: 'bigint' },
          batch.map(id => ({ id })),
        ),
      ],
    );
  }
}

/** Marks everything: a changed configuration may change any journey. */
export async function markAll(knex: Knex, now: number): Promise<number> {
  return await knex('cluster')
    .whereNull('archived_ms')
    .update({
      dirty_since_ms: knex.raw('coalesce(dirty_since_ms, ?)', [now]),
      due_ms: now,
      failures: 0,
    });
}

/** Marks whatever depends on nodes: their cluster, or what they attach to. */
export async function markNodes(
  knex: Knex,
  nodeIds: readonly number[],
  now: number,
): Promise<void> {
  const rows = rowsAs(
    knex,
    { id: 'bigint' },
    nodeIds.map(id => ({ id })),
  );
  const clusters = await query<{ cluster_id: string }>(
    knex,
    'select distinct cluster_id from node where cluster_id is not null and id in (select id from ? as r)',
    [rows],
  );
  await markClusters(
    knex,
    clusters.map(row => Number(row.cluster_id)),
    now,
  );
  await markAttached(knex, nodeIds, now);
}
