/**
 * Thrown for an instant that the calendar's table does not cover.
 *
 * @remarks
 * The message says the instant and the range. Create the calendar
 * for more years, or without years so that it extends itself.
 *
 * @public
 */
export class CalendarRangeError extends RangeError {
  readonly name = 'CalendarRangeError';
}

/**
 * Measures working time between instants.
 *
 * @remarks
 * Create it with {@link createWorkCalendar}, once per calendar version.
 *
 * @public
 */
export interface WorkCalendar {
  /**
   * Working milliseconds between two instants; negative if they are swapped.
   *
   * @throws CalendarRangeError outside the table.
   */
  workingTime(from: number, to: number): number;
  /**
   * The first instant by which `work` milliseconds have been worked.
   *
   * @throws CalendarRangeError outside the table.
   */
  addWorkingTime(from: number, work: number): number;
}
