import { Knex } from 'knex';
import { batches } from '../../database/rows';

/** What a query found, and how it is doing; instants are epoch milliseconds. */
export interface StoredInitiative {
  /** Digest of source and query. */
  query: string;
  triedAt: number;
  /** Undefined: never succeeded. */
  resolvedAt?: number;
  /** Of the last attempt that succeeded. */
  keys: readonly string[];
  /** Whether there were more than these. */
  more: boolean;
  /** Of the last attempt. */
  problem?: string;
}

interface InitiativeRow {
  outcome: string;
  query: string;
  tried_ms: number;
  resolved_ms: number | null;
  keys: string;
  more: boolean | number;
  problem: string | null;
}

/** Keeps the tickets that the queries of outcomes found. @internal */
export class InitiativeStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): InitiativeStore {
    return new InitiativeStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** A look-up by the primary key; a row is at most some 15 kB. */
  async byOutcome(outcome: string): Promise<StoredInitiative | undefined> {
    const row = await this.#knex<InitiativeRow>('outcome_initiative')
      .where({ outcome })
      .first();
    return row && storedInitiative(row);
  }

  async save(outcome: string, stored: StoredInitiative): Promise<void> {
    await this.#knex<InitiativeRow>('outcome_initiative')
      .insert({
        outcome,
        query: stored.query,
        tried_ms: stored.triedAt,
        resolved_ms: stored.resolvedAt ?? null,
        keys: JSON.stringify(stored.keys),
        more: stored.more,
        problem: stored.problem ?? null,
      })
      .onConflict('outcome')
      .merge();
  }

  /** Drops those of all other outcomes. Reads the refs alone: hundreds. */
  async keepOnly(outcomes: ReadonlySet<string>): Promise<void> {
    const rows = await this.#knex<InitiativeRow>('outcome_initiative').select(
      'outcome',
    );
    const gone = rows
      .map(({ outcome }) => outcome)
      .filter(outcome => !outcomes.has(outcome));
    for (const batch of batches(gone)) {
      await this.#knex('outcome_initiative')
        .whereIn('outcome', [...batch])
        .delete();
    }
  }
}

function storedInitiative(row: InitiativeRow): StoredInitiative {
  return {
    query: row.query,
    triedAt: Number(row.tried_ms),
    ...(row.resolved_ms !== null && { resolvedAt: Number(row.resolved_ms) }),
    keys: JSON.parse(row.keys),
    more: Boolean(row.more),
    ...(row.problem !== null && { problem: row.problem }),
  };
}
