import { Outcome } from '@delivery-stack/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { batches } from '../../database/rows';

/** An outcome as it was read from the catalog last. */
export interface StoredOutcome {
  /** Entity ref in lower case. */
  ref: string;
  outcome: Outcome;
  /** Entity refs of all that contributes, whoever says so. */
  contributors: readonly string[];
  /** Those of them that are not in the catalog. */
  missing: readonly string[];
}

interface OutcomeRow {
  ref: string;
  entity: string;
  contributors: string;
  missing: string;
  seen_ms: number;
}

/** Keeps what the catalog says of outcomes. @internal */
export class OutcomeStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): OutcomeStore {
    return new OutcomeStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By ref. Reads all of them: an organisation has hundreds, of some kB each. */
  async all(): Promise<StoredOutcome[]> {
    const rows = await this.#knex<OutcomeRow>('outcome').orderBy('ref');
    return rows.map(storedOutcome);
  }

  async byRef(ref: string): Promise<StoredOutcome | undefined> {
    const row = await this.#knex<OutcomeRow>('outcome').where({ ref }).first();
    return row && storedOutcome(row);
  }

  /**
   * Replaces all by what was read now. What was read and said of those that
   * left stays: an outcome that comes back finds its past.
   */
  async replace(outcomes: readonly StoredOutcome[], now: number) {
    const rows = outcomes.map(
      ({ ref, outcome, contributors, missing }): OutcomeRow => ({
        ref,
        entity: JSON.stringify(outcome),
        contributors: JSON.stringify(contributors),
        missing: JSON.stringify(missing),
        seen_ms: now,
      }),
    );
    await this.#knex.transaction(async transaction => {
      await transaction<OutcomeRow>('outcome').delete();
      for (const batch of batches(rows)) {
        await transaction.batchInsert('outcome', [...batch], 100);
      }
    });
  }
}

function storedOutcome(row: OutcomeRow): StoredOutcome {
  return {
    ref: row.ref,
    outcome: JSON.parse(row.entity),
    contributors: JSON.parse(row.contributors),
    missing: JSON.parse(row.missing),
  };
}
