import { CalendarConfig } from './calendarConfig';
import { TableWorkCalendar } from './tableWorkCalendar';
import { CalendarRangeError, WorkCalendar } from './workCalendar';
import {
  joinTables,
  WorkingIntervals,
  workingIntervals,
} from './workingIntervals';

/** Years that are laid out together. */
const BLOCK = 5;
/** Bad data must not make it lay out the hours of a thousand years. */
const FIRST_BLOCK = 1970;
const LAST_BLOCK = 2095;
/** Laid out at once, so that a wrong configuration shows at once. */
const USUAL_BLOCK = 2025;

const blockOf = (year: number) => Math.floor(year / BLOCK) * BLOCK;
const yearOf = (at: number) => new Date(at).getUTCFullYear();
const isLaidOut = (year: number) =>
  year >= FIRST_BLOCK && year < LAST_BLOCK + BLOCK;

/**
 * A calendar whose table grows with what it is asked, by blocks of 5 years.
 *
 * @remarks
 * Each block is laid out once; growing joins blocks and adds up anew.
 *
 * @internal
 */
export class GrowingWorkCalendar implements WorkCalendar {
  readonly #config: CalendarConfig;
  readonly #blocks = new Map<number, WorkingIntervals>();
  #table: TableWorkCalendar;

  /** @throws CalendarConfigError at once, not at the first question. */
  static create(config: CalendarConfig): GrowingWorkCalendar {
    return new GrowingWorkCalendar(config);
  }

  private constructor(config: CalendarConfig) {
    this.#config = config;
    this.#table = this.#extended(USUAL_BLOCK, USUAL_BLOCK);
  }

  workingTime(from: number, to: number): number {
    return this.#covering(from, to).workingTime(from, to);
  }

  addWorkingTime(from: number, work: number): number {
    let until = from;
    for (;;) {
      try {
        return this.#covering(from, until).addWorkingTime(from, work);
      } catch (error) {
        const year = yearOf(until) + BLOCK;
        if (!(error instanceof CalendarRangeError && isLaidOut(year))) {
          throw error;
        }
        until = Date.UTC(year, 6);
      }
    }
  }

  #covering(from: number, to: number): TableWorkCalendar {
    if (!(this.#table.covers(from) && this.#table.covers(to))) {
      // Local years begin before or after UTC's: a year more on either side.
      const years = [from, to].map(yearOf).filter(isLaidOut);
      this.#table = this.#extended(
        Math.min(...years) - 1,
        Math.max(...years) + 1,
      );
    }
    return this.#table;
  }

  /** The table with the blocks from year to year, and all between. */
  #extended(from: number, to: number): TableWorkCalendar {
    const known = [...this.#blocks.keys()];
    const first = Math.max(FIRST_BLOCK, Math.min(blockOf(from), ...known));
    const last = Math.min(LAST_BLOCK, Math.max(blockOf(to), ...known));
    const tables: WorkingIntervals[] = [];
    for (let year = first; year <= last; year += BLOCK) {
      tables.push(this.#block(year));
    }
    return TableWorkCalendar.create(joinTables(tables));
  }

  #block(year: number): WorkingIntervals {
    let block = this.#blocks.get(year);
    if (!block) {
      const years = { from: year, to: year + BLOCK - 1 };
      block = workingIntervals(this.#config, years);
      this.#blocks.set(year, block);
    }
    return block;
  }
}
