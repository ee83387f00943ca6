import { Knex } from 'knex';
import { number, query } from '../database/rows';
import { found } from './countReasons';
import { LinkWindow } from './LinkingService';

/** A change that belongs to no ticket's journey. */
export interface UnlinkedChange {
  node: string;
  /** Its own node and those of its commits: key → id. */
  nodes: Map<string, number>;
  /** True where a ticket attaches to the journey that it is. */
  hasRecord: boolean;
}

/** Most commits of a change that are read: their messages may name a ticket. */
const MOST_COMMITS = 50;

/**
 * Changes of the window with whether a ticket's journey holds them.
 *
 * Reads the instants of every change ever, some 100 bytes each, and for those
 * of the window three index look-ups. With the reasons, 18,000 of 200,000 took
 * 0.5 s on PostgreSQL and 0.2 s on SQLite.
 */
const changes = `(select t.*,
    case when ${found(`node n
      join journey_node h on h.node_id = n.id
      join journey j on j.id = h.journey_id
      where n.key = t.change_key and j.root_kind = 'ticket'`)}
      then 1 else 0 end as linked
  from (select change_key, coalesce(merged_ms, opened_ms, first_commit_ms)
      as at_ms from change_time) as t
  where t.at_ms >= :since and t.at_ms <= :until)`;

/** How many changes there are, and how many are linked. */
export async function countChanges(
  knex: Knex,
  { since, until }: LinkWindow,
): Promise<{ total: number; linked: number }> {
  const [row] = await query<{ total: string; linked: string | null }>(
    knex,
    `select count(*) as total, sum(linked) as linked from ? as c`,
    [knex.raw(changes, { since, until })],
  );
  return { total: number(row.total), linked: number(row.linked ?? 0) };
}

/**
 * The latest changes that are not linked, each with its commits.
 *
 * As {@link countChanges}, and a sort; then one range of journeys' nodes for
 * each of the `limit` changes.
 */
export async function latestUnlinked(
  knex: Knex,
  { since, until, limit }: LinkWindow & { limit: number },
): Promise<UnlinkedChange[]> {
  const rows = await query<Record<string, string | null>>(
    knex,
    `select latest.change_key, n.id, o.key as other_key, o.id as other_id
      from (select change_key, at_ms from ? as c where linked = 0
        order by at_ms desc, change_key limit ?) as latest
      join node n on n.key = latest.change_key
      left join journey_node h on h.node_id = n.id
      left join journey_node k on k.journey_id = h.journey_id
      left join node o on o.id = k.node_id
        and substr(o.key, 1, 7) in ('commit:', 'ticket:')
      order by latest.at_ms desc, latest.change_key, o.id`,
    [knex.raw(changes, { since, until }), limit],
  );
  const unlinked = new Map<string, UnlinkedChange>();
  for (const row of rows) {
    const node = row.change_key!;
    const change = unlinked.get(node) ?? {
      node,
      nodes: new Map([[node, number(row.id)]]),
      hasRecord: false,
    };
    unlinked.set(node, change);
    if (row.other_key?.startsWith('ticket:')) {
      change.hasRecord = true;
    } else if (row.other_key && change.nodes.size <= MOST_COMMITS) {
      change.nodes.set(row.other_key, number(row.other_id));
    }
  }
  return [...unlinked.values()];
}
