import { Knex } from 'knex';
import { ChangeRow } from '../../projection/changeRows';
import { insertRows } from '../rows';

const columns = {
  change_key: 'text',
  cluster_id: 'bigint',
  repository: 'text',
  first_commit_ms: 'bigint',
  opened_ms: 'bigint',
  ready_ms: 'bigint',
  first_review_ms: 'bigint',
  merged_ms: 'bigint',
  deployed_ms: 'bigint',
} as const;

/** Writes the changes of a cluster in place of what was stored of them. */
export async function replaceChanges(
  knex: Knex,
  clusterId: number,
  changes: readonly ChangeRow[],
): Promise<void> {
  await knex('change_time').where({ cluster_id: clusterId }).delete();
  const rows = changes.map(row => ({ ...row, cluster_id: clusterId }));
  await insertRows(knex, 'change_time', columns, rows);
}
