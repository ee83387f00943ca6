import { Knex } from 'knex';
import { EventStore } from './EventStore';
import { number, optionalNumber } from './rows';

const MOST_SOURCES = 1_000;
const MOST_CODES = 200;

/** Reads how good the data are from the plugin's database. */
export class DatabaseEventStore implements EventStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DatabaseEventStore {
    return new DatabaseEventStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** One row per source, kept up to date by each batch. */
  async sources() {
    const rows = await this.#knex('source').orderBy('name').limit(MOST_SOURCES);
    return rows.map(row => ({
      source: row.name,
      events: number(row.events),
      conflicting: number(row.conflicting),
      unknown: number(row.unknown),
      rejected: number(row.rejected),
      lastEventAt: optionalNumber(row.last_event_ms),
    }));
  }

  /** An index on the code; grows with anomalies. */
  async anomalies() {
    const rows = await this.#knex('anomaly')
      .groupBy('code')
      .select('code')
      .count({ n: '*' })
      .min({ example: 'message' })
      .orderBy([{ column: 'n', order: 'desc' }, 'code'])
      .limit(MOST_CODES);
    return rows.map((row: any) => ({
      code: row.code,
      count: number(row.n),
      example: row.example,
    }));
  }

  async dataThrough() {
    const [row] = await this.#knex('source').max({ last: 'last_event_ms' });
    return optionalNumber(row.last);
  }
}
