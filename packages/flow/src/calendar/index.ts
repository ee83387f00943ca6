export { CalendarConfigError } from './calendarConfig';
export type { CalendarConfig, HolidayConfig } from './calendarConfig';
export { createWorkCalendar } from './createWorkCalendar';
export { CalendarRangeError } from './workCalendar';
export type { WorkCalendar } from './workCalendar';
export type { YearRange } from './workingIntervals';
