import { Decimal } from 'decimal.js';
import { Knex } from 'knex';
import { query, rowsAs } from '../database/rows';
import { Clock } from '../insight/Clock';
import { CostReader } from '../outcomes/CostReader';
import { dayOf, isoDay } from '../projection/days';
import { CostCourse, CostCourseStore } from './CostCourseStore';
import { DayRange } from './CoveredDays';
import { CurrencySums } from './CurrencySums';
import { Exact, textOf } from './exact';

/** Refs of one statement: of each it gives one row per file, day and currency. */
const REFS_AT_ONCE = 200;

interface Window {
  since: number;
  until: number;
}

interface DayRow {
  day: number;
  currency: string;
  effective: string;
  billed: string;
}

/**
 * Answers what entities cost, from what files of charges said.
 *
 * @remarks
 * Days are of UTC, and whole: a window that begins or ends within a day has all
 * of it. Sums are made here, not by the database, because SQLite knows no exact
 * decimals.
 */
export class DatabaseCosts implements CostReader {
  readonly #knex: Knex;
  readonly #courses: CostCourseStore;
  readonly #clock: Clock;
  readonly #connected: () => boolean;

  static create(options: {
    knex: Knex;
    courses: CostCourseStore;
    clock: Clock;
    connected: () => boolean;
  }): DatabaseCosts {
    return new DatabaseCosts(options);
  }

  private constructor(options: Parameters<typeof DatabaseCosts.create>[0]) {
    this.#knex = options.knex;
    this.#courses = options.courses;
    this.#clock = options.clock;
    this.#connected = options.connected;
  }

  /** By currency. One range of an index per ref: refs × days × files of a day. */
  async spend(refs: readonly string[], window: Window) {
    const effective = CurrencySums.create();
    const billed = CurrencySums.create();
    for await (const row of this.#rows(refs, this.#daysOf(window))) {
      effective.add(row.currency, row.effective);
      billed.add(row.currency, row.billed);
    }
    return effective.sorted().map(([currency, text]) => ({
      currency,
      effective: text,
      billed: billed.of(currency),
    }));
  }

  /**
   * By day, of one currency; days that a file delivers are there even where
   * nothing was spent, others are not. Costs as {@link DatabaseCosts.spend},
   * and a look at each file.
   */
  async byDay(refs: readonly string[], window: Window, currency: string) {
    const days = this.#daysOf(window);
    const sums = new Map<number, Decimal>();
    for (const covered of await this.#covered(days)) {
      for (let day = covered.first; day <= covered.last; day += 1) {
        sums.set(day, new Exact(0));
      }
    }
    for await (const row of this.#rows(refs, days)) {
      const sum = sums.get(Number(row.day));
      if (sum && row.currency === currency) {
        sums.set(Number(row.day), sum.plus(row.effective));
      }
    }
    return [...sums]
      .sort(([left], [right]) => left - right)
      .map(([day, sum]) => ({ day: isoDay(day), amount: textOf(sum) }));
  }

  /**
   * `through` is the last day before the end of the window that was delivered,
   * be it before its beginning: costs that stopped coming are not none. Grows
   * with the days of the window, times the files of a day.
   */
  async coverage(window: Window) {
    const { first, last } = this.#daysOf(window);
    const connected = this.#connected();
    const [file] = await query<{ last_day: number | null }>(
      this.#knex,
      'select max(last_day) as last_day from cost_file where counts = ? and first_day <= ?',
      [true, last],
    );
    const rows = await this.#knex('cost_total')
      .whereBetween('day', [first, last])
      .select('currency', 'unmatched', 'unmatched_size', 'size');
    const unmatched = CurrencySums.create();
    const part = CurrencySums.create();
    const whole = CurrencySums.create();
    for (const row of rows) {
      unmatched.add(row.currency, row.unmatched);
      part.add(row.currency, row.unmatched_size);
      whole.add(row.currency, row.size);
    }
    return {
      connected,
      ...(file.last_day !== null && {
        through: isoDay(Math.min(Number(file.last_day), last)),
      }),
      unmatched: unmatched
        .sorted()
        .filter(([currency]) => part.of(currency) !== '0')
        .map(([currency, amount]) => ({
          currency,
          amount,
          share: Number(
            new Exact(part.of(currency)).dividedBy(whole.of(currency)),
          ),
        })),
    };
  }

  courses(refs: readonly string[]): Promise<CostCourse[]> {
    return this.#courses.of(refs);
  }

  /** What has not come yet is neither spent nor delivered. */
  #daysOf({ since, until }: Window): DayRange {
    const end = Math.min(until, this.#clock() + 1);
    return { first: dayOf(since), last: dayOf(end - 1) };
  }

  async *#rows(
    refs: readonly string[],
    { first, last }: DayRange,
  ): AsyncGenerator<DayRow> {
    const unique = [
      ...new Set(refs.map(ref => ref.toLocaleLowerCase('en-US'))),
    ].filter(ref => ref !== '');
    for (let start = 0; start < unique.length; start += REFS_AT_ONCE) {
      const some = unique.slice(start, start + REFS_AT_ONCE);
      yield* await query<DayRow>(
        this.#knex,
        `select c.day, c.currency, c.effective, c.billed from ? as r
          join cost_day c on c.entity_ref = r.ref and c.day between ? and ?`,
        [
          rowsAs(
            this.#knex,
            { ref: 'text' },
            some.map(ref => ({ ref })),
          ),
          first,
          last,
        ],
      );
    }
  }

  /** The days of each file, as far as they are among some. */
  async #covered({ first, last }: DayRange): Promise<DayRange[]> {
    const rows = await this.#knex('cost_file')
      .where({ counts: true })
      .where('first_day', '<=', last)
      .where('last_day', '>=', first)
      .distinct('first_day', 'last_day');
    return rows.map(row => ({
      first: Math.max(first, Number(row.first_day)),
      last: Math.min(last, Number(row.last_day)),
    }));
  }
}
