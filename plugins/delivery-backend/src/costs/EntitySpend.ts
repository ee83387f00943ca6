import { DaySpend } from '@delivery-stack/flow';
import { Decimal } from 'decimal.js';
import { Knex } from 'knex';
import { query } from '../database/rows';
import { isoDay } from '../projection/days';
import { Exact, textOf } from './exact';

/** Entities that are read at once: of each a row per file, day and currency. */
const REFS_AT_ONCE = 100;

/** What an entity cost, day by day, in one currency. */
export interface EntitySpendSeries {
  entityRef: string;
  currency: string;
  /** Days with a charge, in no order. */
  days: DaySpend[];
}

/** Reads what every entity cost, one after the other. @internal */
export class EntitySpend {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): EntitySpend {
    return new EntitySpend(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Every entity and currency, from a day on.
   *
   * @remarks
   * Grows with entities × days × files of a day, a hundred entities at a time:
   * 10,000 entities over 400 days are 4 million rows, and never more than
   * 40,000 of them in memory.
   *
   * @param since - Days since 1970-01-01, UTC.
   */
  async *series(since: number): AsyncGenerator<EntitySpendSeries> {
    let after = '';
    for (;;) {
      const refs = await this.#refs(after, since);
      if (refs.length === 0) {
        return;
      }
      yield* await this.#read(refs, since);
      after = refs[refs.length - 1];
    }
  }

  /** A range of an index; charges of no entity have an empty ref. */
  async #refs(after: string, since: number): Promise<string[]> {
    return this.#knex('cost_day')
      .where('entity_ref', '>', after)
      .where('day', '>=', since)
      .distinct()
      .orderBy('entity_ref')
      .limit(REFS_AT_ONCE)
      .pluck('entity_ref');
  }

  async #read(
    refs: readonly string[],
    since: number,
  ): Promise<EntitySpendSeries[]> {
    const rows = await query<Record<string, string>>(
      this.#knex,
      `select entity_ref, currency, day, effective from cost_day
        where entity_ref >= ? and entity_ref <= ? and day >= ?`,
      [refs[0], refs[refs.length - 1], since],
    );
    const series = new Map<string, Map<number, Decimal>>();
    for (const row of rows) {
      const key = `${row.currency} ${row.entity_ref}`;
      const days = series.get(key) ?? new Map<number, Decimal>();
      const day = Number(row.day);
      days.set(day, (days.get(day) ?? new Exact(0)).plus(row.effective));
      series.set(key, days);
    }
    return [...series].map(([key, days]) => ({
      entityRef: key.slice(4),
      currency: key.slice(0, 3),
      days: [...days].map(([day, amount]) => ({
        day: isoDay(day),
        amount: textOf(amount),
      })),
    }));
  }
}
