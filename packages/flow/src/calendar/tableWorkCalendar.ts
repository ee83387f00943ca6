import { CalendarRangeError, WorkCalendar } from './workCalendar';
import { WorkingIntervals } from './workingIntervals';

/** The furthest instant that a date can show. */
const LAST_DATE = 8.64e15;

/**
 * A calendar over a table of years.
 *
 * @remarks
 * Prefix sums over the UTC working hours: F(t) is what has been worked by t,
 * workingTime(a, b) = F(b) − F(a) and addWorkingTime(a, w) is the least t with
 * F(t) = F(a) + w. Both O(log n).
 *
 * @internal
 */
export class TableWorkCalendar implements WorkCalendar {
  readonly #table: WorkingIntervals;
  /** What has been worked before each stretch; one more for the end. */
  readonly #worked: Float64Array;

  static create(table: WorkingIntervals): TableWorkCalendar {
    return new TableWorkCalendar(table);
  }

  private constructor(table: WorkingIntervals) {
    const { starts, ends } = table;
    this.#table = table;
    this.#worked = new Float64Array(starts.length + 1);
    for (let index = 0; index < starts.length; index += 1) {
      const length = ends[index] - starts[index];
      this.#worked[index + 1] = this.#worked[index] + length;
    }
  }

  /** Whether the table knows an instant. */
  covers(at: number): boolean {
    return at >= this.#table.start && at <= this.#table.end;
  }

  workingTime(from: number, to: number): number {
    return this.#workedBy(to) - this.#workedBy(from);
  }

  addWorkingTime(from: number, work: number): number {
    if (!(work >= 0)) {
      throw new RangeError(`Cannot add ${work} ms of working time`);
    }
    const before = this.#workedBy(from);
    if (work === 0) {
      return from;
    }
    const target = before + work;
    const index = firstAtLeast(this.#worked, target) - 1;
    const { starts } = this.#table;
    if (index >= starts.length) {
      throw this.#outside(`${new Date(from).toISOString()} plus ${work} ms`);
    }
    return starts[index] + target - this.#worked[index];
  }

  /** F(t). */
  #workedBy(at: number): number {
    const { starts, ends } = this.#table;
    if (!this.covers(at)) {
      throw this.#outside(
        Math.abs(at) <= LAST_DATE ? new Date(at).toISOString() : String(at),
      );
    }
    const index = firstAtLeast(starts, at) - 1;
    return index < 0
      ? 0
      : this.#worked[index] + Math.min(at, ends[index]) - starts[index];
  }

  #outside(what: string): CalendarRangeError {
    const { start, end } = this.#table;
    const [from, to] = [start, end].map(at => new Date(at).toISOString());
    return new CalendarRangeError(
      `${what} lies outside the calendar, which covers ${from} to ${to}`,
    );
  }
}

/** Index of the first value that is not less than `limit`. */
function firstAtLeast(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < limit) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
