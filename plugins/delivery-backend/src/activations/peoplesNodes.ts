import { changeCommits, nodeOf, Subjects } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { findNodes } from '../database/events/nodes';
import { factsOfNodes } from '../database/events/readFacts';
import { number, query, rowsAs } from '../database/rows';

/** Most changes and commits that are read at once. */
const MOST = 5_000;

/**
 * Those of some changes and commits that are of a change that the scaffolder
 * did not make, as `milestonesOf` of the flow tells them.
 *
 * @remarks
 * Reads the facts of the changes in the clusters of these nodes: one index
 * range each.
 */
export async function peoplesNodes(
  knex: Knex,
  keys: readonly string[],
): Promise<Set<string>> {
  const named = await findNodes(knex, [...new Set(keys)]);
  const clusters = new Set(
    [...named.values()].flatMap(({ clusterId }) => clusterId ?? []),
  );
  const ids = new Set([...named.values()].map(({ id }) => id));
  for (const id of await changesOf(knex, clusters)) {
    ids.add(id);
  }
  const subjects = new Subjects();
  const scaffolded = new Set<string>();
  for (const fact of await factsOfNodes(knex, [...ids])) {
    subjects.add(fact);
    if ((fact.data as { scaffolded?: boolean }).scaffolded === true) {
      scaffolded.add(nodeOf(fact));
    }
  }
  const shas = changeCommits(subjects);
  const own = new Set<string>();
  for (const { node, heads, mergeSha } of subjects.changes.values()) {
    if (!scaffolded.has(node)) {
      own.add(node);
      const merged = mergeSha === undefined ? [] : [mergeSha];
      for (const sha of [...heads, ...(shas.get(node) ?? []), ...merged]) {
        own.add(`commit:${sha}`);
      }
    }
  }
  return own;
}

async function changesOf(
  knex: Knex,
  clusters: ReadonlySet<number>,
): Promise<number[]> {
  if (clusters.size === 0) {
    return [];
  }
  const table = rowsAs(
    knex,
    { id: 'bigint' },
    [...clusters].map(id => ({ id })),
  );
  const rows = await query<{ id: string }>(
    knex,
    `select n.id from ? as r join node n on n.cluster_id = r.id
      where n.key like 'change:%' order by n.id desc limit ${MOST}`,
    [table],
  );
  return rows.map(({ id }) => number(id));
}
