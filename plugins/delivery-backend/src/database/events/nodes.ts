import { Knex } from 'knex';
import {
  batches,
  insertRows,
  number,
  optionalNumber,
  query,
  rowsAs,
} from '../rows';

/** A subject of events as it is stored. */
export interface NodeRow {
  id: number;
  key: string;
  /** Undefined for what only attaches, and before the first link. */
  clusterId?: number;
}

/** True for nodes that are projected together; others attach to them. */
export function isClusterNode(key: string): boolean {
  return /^(ticket|change|commit):/.test(key);
}

/** Finds nodes by key: one look-up in a unique index each. */
export async function findNodes(
  knex: Knex,
  keys: readonly string[],
): Promise<Map<string, NodeRow>> {
  const nodes = new Map<string, NodeRow>();
  for (const batch of batches(keys)) {
    const rows = await query<{ id: string; key: string; cluster_id: string }>(
      knex,
      'select id, key, cluster_id from node where key in (select key from ? as r)',
      [
        rowsAs(
          knex,
          { key: 'text' },
          batch.map(key => ({ key })),
        ),
      ],
    );
    for (const { id, key, cluster_id } of rows) {
      const clusterId = optionalNumber(cluster_id);
      nodes.set(key, { id: number(id), key, clusterId });
    }
  }
  return nodes;
}

/** As {@link findNodes}, adding those that are missing. */
export async function ensureNodes(
  knex: Knex,
  keys: Iterable<string>,
): Promise<Map<string, NodeRow>> {
  const wanted = [...new Set(keys)].sort();
  const known = await findNodes(knex, wanted);
  const missing = wanted.filter(key => !known.has(key));
  if (missing.length === 0) {
    return known;
  }
  await insertRows(
    knex,
    'node',
    { key: 'text' },
    missing.map(key => ({ key })),
    { tail: 'on conflict (key) do nothing' },
  );
  return new Map([...known, ...(await findNodes(knex, missing))]);
}
