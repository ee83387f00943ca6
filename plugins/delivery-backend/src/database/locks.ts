import { Knex } from 'knex';
import { isPostgres, query } from './rows';

/** Spells "deliv" to whoever looks at pg_locks. */
const SPACE = 0x64656c69;
const LINKS = 1;
const SKETCHES = 2;

/**
 * Holds everybody else off the links until the transaction ends.
 *
 * @remarks
 * Accepting events writes clusters and reads what looks for them; projecting
 * does the opposite. One lock instead of row locks in a fixed order: it cannot
 * deadlock, and no deployment falls between a projection that has not seen it
 * and an ingest that has not seen the projection. SQLite has one writer anyway.
 */
export async function lockLinks(transaction: Knex.Transaction): Promise<void> {
  if (isPostgres(transaction)) {
    await query(transaction, 'select pg_advisory_xact_lock(?, ?)', [
      SPACE,
      LINKS,
    ]);
  }
}

/** Lets others project too, but nobody accept, until the transaction ends. */
export async function shareLinks(transaction: Knex.Transaction): Promise<void> {
  if (isPostgres(transaction)) {
    await query(transaction, 'select pg_advisory_xact_lock_shared(?, ?)', [
      SPACE,
      LINKS,
    ]);
  }
}

/** Says whether this transaction may compute sketches: one at a time does. */
export async function tryLockSketches(
  transaction: Knex.Transaction,
): Promise<boolean> {
  if (!isPostgres(transaction)) {
    return true;
  }
  const [{ locked }] = await query<{ locked: boolean }>(
    transaction,
    'select pg_try_advisory_xact_lock(?, ?) as locked',
    [SPACE, SKETCHES],
  );
  return locked;
}
