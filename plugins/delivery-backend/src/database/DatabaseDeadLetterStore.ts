import { Knex } from 'knex';
import { DeadLetterStore } from './DeadLetterStore';
import { number } from './rows';

/** Reads dead letters from the plugin's database. */
export class DatabaseDeadLetterStore implements DeadLetterStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DatabaseDeadLetterStore {
    return new DatabaseDeadLetterStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The primary key, backwards. */
  async list({ limit, before }: { limit: number; before?: number }) {
    const letters = this.#knex('dead_letter')
      .orderBy('id', 'desc')
      .limit(limit);
    if (before !== undefined) {
      letters.where('id', '<', before);
    }
    return (await letters).map(row => ({
      id: number(row.id),
      source: row.source,
      received: number(row.received_ms),
      reason: row.reason,
      body: row.body,
    }));
  }
}
