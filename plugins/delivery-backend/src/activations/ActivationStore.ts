import { Knex } from 'knex';
import { instants } from '../patterns/store/patternRows';
import { ActivationRow, StoredActivation } from './activationRow';

/** Events that arrived so long before an activation are read once more. */
const SLACK = 60_000;

/** Which activations, and where the page before ended. */
export interface ActivationPage {
  pattern?: string;
  environment?: string;
  owner?: string;
  limit: number;
  after?: { requested: number; seq: number };
}

/** Instants of one use. */
export type ActivationInstants = Pick<
  ActivationRow,
  | 'pattern'
  | 'requested_ms'
  | 'ready_ms'
  | 'first_run_ms'
  | 'productive_ms'
  | 'deployed_ms'
>;

/** Keeps uses of patterns. @internal */
export class ActivationStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): ActivationStore {
    return new ActivationStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async byTask(taskId: string): Promise<StoredActivation | undefined> {
    return this.#first({ task_id: taskId });
  }

  async byEnvironment(ref: string): Promise<StoredActivation | undefined> {
    return this.#first({ environment: ref });
  }

  /**
   * Adds an activation, and what goes with it, or nothing.
   *
   * @returns False where the task or the environment has one already: the
   *   unique indexes decide which of two at the same moment is first.
   */
  async add(
    row: ActivationRow,
    alongside: (transaction: Knex.Transaction) => Promise<void>,
  ): Promise<boolean> {
    return this.#knex.transaction(async transaction => {
      const added = await transaction('activation')
        .insert(row)
        .onConflict()
        .ignore()
        .returning('id');
      if (added.length === 0) {
        return false;
      }
      await alongside(transaction);
      await rewindClock(transaction, row.ready_ms - SLACK);
      return true;
    });
  }

  /** One index range; `limit` rows. */
  async list(page: ActivationPage): Promise<StoredActivation[]> {
    const { pattern, environment, owner, limit, after } = page;
    const rows = this.#knex<StoredActivation>('activation')
      .orderBy([
        { column: 'requested_ms', order: 'desc' },
        { column: 'seq', order: 'desc' },
      ])
      .limit(limit);
    for (const [name, value] of Object.entries({
      pattern,
      environment,
      owner,
    })) {
      if (value !== undefined) {
        rows.where(name, value);
      }
    }
    if (after) {
      rows.whereRaw('(requested_ms, seq) < (?, ?)', [
        after.requested,
        after.seq,
      ]);
    }
    return (await rows).map(stored);
  }

  /** How many environments an owner has. */
  async countOfOwner(owner: string): Promise<number> {
    const [{ uses }]: Array<{ uses: string | number }> = await this.#knex(
      'activation',
    )
      .where({ owner })
      .count({ uses: '*' });
    return Number(uses);
  }

  /** How many uses each pattern has, by its ref. */
  async countsOf(patterns: readonly string[]): Promise<Map<string, number>> {
    const rows: Array<{ pattern: string; uses: string | number }> =
      await this.#knex('activation')
        .whereIn('pattern', [...patterns])
        .groupBy('pattern')
        .select('pattern')
        .count({ uses: '*' });
    return new Map(rows.map(({ pattern, uses }) => [pattern, Number(uses)]));
  }

  /** Who owns how many environments of each content of a pattern. */
  async ownersOf(
    pattern: string,
  ): Promise<Array<{ digest: string; owner: string; environments: number }>> {
    const rows: Array<{
      digest: string;
      owner: string;
      made: string | number;
    }> = await this.#knex('activation')
      .where({ pattern })
      .groupBy('digest', 'owner')
      .orderBy(['digest', 'owner'])
      .select('digest', 'owner')
      .count({ made: '*' });
    return rows.map(({ made, ...rest }) => ({
      ...rest,
      environments: Number(made),
    }));
  }

  /** Instants of the latest uses of one pattern, of one owner, or since an instant: one index range. */
  async instantsOf(
    of: { pattern: string } | { owner: string } | { since: number },
    limit: number,
  ): Promise<ActivationInstants[]> {
    const uses = this.#knex<ActivationRow>('activation');
    const rows = await ('since' in of
      ? uses.where('requested_ms', '>=', of.since)
      : uses.where(of)
    )
      .orderBy('requested_ms', 'desc')
      .limit(limit)
      .select(
        'pattern',
        'requested_ms',
        'ready_ms',
        'first_run_ms',
        'productive_ms',
        'deployed_ms',
      );
    return rows.map(row => instants<ActivationInstants>(row));
  }

  async #first(
    where: Partial<ActivationRow>,
  ): Promise<StoredActivation | undefined> {
    const row = await this.#knex<StoredActivation>('activation')
      .where(where)
      .first();
    return row && stored(row);
  }
}

function stored(row: StoredActivation): StoredActivation {
  return { ...instants(row), seq: Number(row.seq) };
}

/**
 * Has events read again that were passed while the activation was not visible
 * yet. One look-up in the index of arrivals.
 */
async function rewindClock(
  transaction: Knex.Transaction,
  since: number,
): Promise<void> {
  const first = await transaction('event')
    .where('received_ms', '>=', since)
    .orderBy('received_ms')
    .orderBy('id')
    .first('id');
  if (first) {
    const before = Number(first.id) - 1;
    await transaction('activation_clock')
      .where({ id: 1 })
      .where('event_id', '>', before)
      .update({ event_id: before });
  }
}
