import {
  Stopwatch,
  Stopwatches,
  createWorkCalendar,
  elapsedEverywhere,
  workingTime,
} from '@delivery-stack/flow';
import { ConfigError } from '../config/loadConfig';
import { ReportOptions } from './options';

/**
 * How the report's durations are counted.
 *
 * @throws ConfigError when working time is asked for and a calendar is missing.
 */
export function stopwatchesFor(options: ReportOptions): Stopwatches {
  const { calendar, config } = options;
  if (calendar === 'elapsed') {
    return elapsedEverywhere;
  }
  try {
    const calendars = new Map<string, Stopwatch>();
    for (const [id, definition] of Object.entries(config.calendars)) {
      const calendarOf = createWorkCalendar(definition);
      calendars.set(id, (start, end) => calendarOf.workingTime(start, end));
    }
    return workingTime(config, calendars);
  } catch (error) {
    throw new ConfigError((error as Error).message);
  }
}
