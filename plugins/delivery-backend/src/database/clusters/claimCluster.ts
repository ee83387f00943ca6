import { Knex } from 'knex';
import { insertRows, isPostgres, number, query } from '../rows';
import { AttachWindow } from '../../projection/attachWindows';

/** A cluster that this transaction alone projects. */
export interface ClaimedCluster {
  id: number;
  failures: number;
  /** True once its events are gone: it stays as it was projected last. */
  archived: boolean;
}

/**
 * Takes the cluster that is due longest, passing over those others hold.
 *
 * A partial index on due_ms: costs the same whether ten clusters or a million
 * are up to date.
 */
export async function claimCluster(
  transaction: Knex.Transaction,
  now: number,
): Promise<ClaimedCluster | undefined> {
  const [row] = await query<Record<string, any>>(
    transaction,
    `select id, failures, archived_ms from cluster where due_ms <= ? order by due_ms, id limit 1
      ${isPostgres(transaction) ? 'for update skip locked' : ''}`,
    [now],
  );
  return (
    row && {
      id: number(row.id),
      failures: number(row.failures),
      archived: row.archived_ms !== null,
    }
  );
}

/** Notes that a cluster is up to date, and what can change that. */
export async function settleCluster(
  transaction: Knex.Transaction,
  id: number,
  options: { events: number; windows: readonly AttachWindow[] },
): Promise<void> {
  await transaction('cluster').where({ id }).update({
    dirty_since_ms: null,
    due_ms: null,
    events: options.events,
    failures: 0,
    failure: null,
  });
  await transaction('cluster_attach').where({ cluster_id: id }).delete();
  await insertRows(
    transaction,
    'cluster_attach',
    { key: 'text', cluster_id: 'bigint', from_ms: 'bigint', to_ms: 'bigint' },
    options.windows.map(({ key, from, to }) => ({
      key,
      cluster_id: id,
      from_ms: from,
      to_ms: to,
    })),
  );
}

/** Passes over a cluster that cannot be projected any more. */
export async function passOver(
  transaction: Knex.Transaction,
  id: number,
): Promise<void> {
  await transaction('cluster')
    .where({ id })
    .update({ dirty_since_ms: null, due_ms: null });
}

const FIRST_RETRY = 5_000;
const LAST_RETRY = 3_600_000;

/** Puts a cluster that failed off: 5 s, 10 s, … up to an hour. */
export async function postponeCluster(
  knex: Knex,
  cluster: ClaimedCluster,
  options: { now: number; message: string },
): Promise<void> {
  const delay = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** cluster.failures);
  await knex('cluster')
    .where({ id: cluster.id })
    .update({
      failures: cluster.failures + 1,
      failure: options.message.slice(0, 1_000),
      due_ms: options.now + delay,
    });
}
