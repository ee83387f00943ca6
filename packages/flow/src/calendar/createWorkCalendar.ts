import { CalendarConfig } from './calendarConfig';
import { GrowingWorkCalendar } from './growingWorkCalendar';
import { TableWorkCalendar } from './tableWorkCalendar';
import { WorkCalendar } from './workCalendar';
import { workingIntervals, YearRange } from './workingIntervals';

/**
 * Makes a calendar from its configuration.
 *
 * @remarks
 * With `years` the table is fixed, and instants outside it are refused.
 * Without, it grows by blocks of five years from 1970 to 2099.
 *
 * @throws CalendarConfigError that names the key at fault.
 * @public
 */
export function createWorkCalendar(
  config: CalendarConfig,
  options: { years?: YearRange } = {},
): WorkCalendar {
  const { years } = options;
  if (!years) {
    return GrowingWorkCalendar.create(config);
  }
  const { from, to } = years;
  if (!(Number.isInteger(from) && Number.isInteger(to) && from <= to)) {
    throw new RangeError(`Not a range of years: ${from} to ${to}`);
  }
  return TableWorkCalendar.create(workingIntervals(config, years));
}
