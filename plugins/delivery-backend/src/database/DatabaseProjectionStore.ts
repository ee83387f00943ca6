import { Knex } from 'knex';
import { markAll } from './clusters/markDirty';
import { readState } from './projectionState';
import { ProjectionStore } from './ProjectionStore';
import { number } from './rows';

/** Reads and steers the projection in the plugin's database. */
export class DatabaseProjectionStore implements ProjectionStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DatabaseProjectionStore {
    return new DatabaseProjectionStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Counts what is due in a partial index; the total grows with clusters. */
  async progress() {
    const [row] = await this.#knex('cluster').select({
      total: this.#knex.raw('count(*)'),
      pending: this.#knex.raw('count(due_ms)'),
      failing: this.#knex.raw('count(case when failures > 0 then 1 end)'),
    });
    const changed = await readState(this.#knex, 'configurationChanged');
    return {
      pending: number(row.pending),
      total: number(row.total),
      failing: number(row.failing),
      configurationChangedAt:
        changed === undefined ? undefined : Number(changed),
    };
  }

  refold({ now }: { now: number }) {
    return markAll(this.#knex, now);
  }
}
