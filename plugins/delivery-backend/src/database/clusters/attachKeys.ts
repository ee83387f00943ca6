import { Knex } from 'knex';
import { insertRows } from '../rows';

/** That a node is found under a key, from its earliest event there. */
export interface AttachKey {
  key: string;
  nodeId: number;
  time: number;
}

/** Records keys under which attaching nodes are found. */
export async function insertAttachKeys(
  knex: Knex,
  keys: readonly AttachKey[],
): Promise<void> {
  const earliest = new Map<string, AttachKey>();
  for (const each of keys) {
    const id = `${each.nodeId} ${each.key}`;
    const known = earliest.get(id);
    if (!known || each.time < known.time) {
      earliest.set(id, each);
    }
  }
  await insertRows(
    knex,
    'node_attach',
    { key: 'text', node_id: 'bigint', time_ms: 'bigint' },
    [...earliest.values()].map(({ key, nodeId, time }) => ({
      key,
      node_id: nodeId,
      time_ms: time,
    })),
    {
      tail: `on conflict (key, node_id) do update set time_ms = excluded.time_ms
        where excluded.time_ms < node_attach.time_ms`,
    },
  );
}
