import { Knex } from 'knex';
import { DeploymentRow } from '../../projection/deploymentRow';
import { insertRows, isPostgres, number, query, rowsAs } from '../rows';

const columns = {
  deployment_key: 'text',
  repository: 'text',
  environment: 'text',
  production: 'boolean',
  started_ms: 'bigint',
  finished_ms: 'bigint',
  outcome: 'text',
  broken_ms: 'bigint',
  incident_ms: 'bigint',
  resolved_ms: 'bigint',
  commit_key: 'text',
  run_key: 'text',
  active_ms: 'bigint',
} as const;

const updates = Object.keys(columns)
  .map(name => `"${name}" = excluded."${name}"`)
  .join(', ');

/** Marks deployments to be read again. */
export async function markDeployments(
  knex: Knex,
  nodeIds: Iterable<number>,
): Promise<void> {
  await insertRows(
    knex,
    'dirty_deployment',
    { node_id: 'bigint' },
    [...new Set(nodeIds)].map(node_id => ({ node_id })),
  );
}

/** Takes marks away that no other transaction holds; says whose they were. */
export async function takeDeployments(
  transaction: Knex.Transaction,
  limit: number,
): Promise<number[]> {
  const rows = await query<{ node_id: string }>(
    transaction,
    `delete from dirty_deployment where id in (
      select id from dirty_deployment order by id limit ?
      ${isPostgres(transaction) ? 'for update skip locked' : ''})
    returning node_id`,
    [limit],
  );
  return [...new Set(rows.map(row => number(row.node_id)))];
}

/** Keys of nodes, with the nodes of incidents that name them. */
export async function deploymentNodes(
  knex: Knex,
  nodeIds: readonly number[],
): Promise<Array<{ key: string; nodeIds: number[] }>> {
  const rows = await query<{ id: string; key: string; other: string | null }>(
    knex,
    `select n.id, n.key, a.node_id as other from ? as r
      join node n on n.id = r.id
      left join node_attach a on a.key = n.key order by n.id`,
    [
      rowsAs(
        knex,
        { id: 'bigint' },
        nodeIds.map(id => ({ id })),
      ),
    ],
  );
  const nodes = new Map<string, number[]>();
  for (const { id, key, other } of rows) {
    const known = nodes.get(key) ?? [number(id)];
    nodes.set(key, other === null ? known : [...known, number(other)]);
  }
  return [...nodes].map(([key, ids]) => ({ key, nodeIds: ids }));
}

/** Writes deployments in place of what was stored of them. */
export async function upsertDeployments(
  knex: Knex,
  rows: readonly DeploymentRow[],
): Promise<void> {
  await insertRows(knex, 'deployment', columns, rows, {
    tail: `on conflict (deployment_key) do update set ${updates}`,
  });
}
