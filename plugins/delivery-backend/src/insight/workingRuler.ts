import {
  CalendarRangeError,
  createWorkCalendar,
  FlowConfig,
  WorkCalendar,
} from '@delivery-stack/flow';
import { Ruler } from './Ruler';

const DEFAULT = 'default';

/**
 * Counts working time: gates on their own calendar, journeys on the default.
 *
 * @returns undefined where no default calendar is configured.
 */
export function workingRuler(
  config: Pick<FlowConfig, 'calendars' | 'functions' | 'gates'>,
): Ruler | undefined {
  if (!config.calendars[DEFAULT]) {
    return undefined;
  }
  const calendars = new Map(
    Object.entries(config.calendars).map(([name, calendar]) => [
      name,
      createWorkCalendar(calendar),
    ]),
  );
  const byGate = new Map(
    config.gates.map(({ id, calendar, function: owner }) => [
      id,
      calendars.get(
        calendar ?? (owner && config.functions[owner]?.calendar) ?? DEFAULT,
      ),
    ]),
  );
  const calendarOf = (gate?: string) =>
    (gate !== undefined && byGate.get(gate)) || calendars.get(DEFAULT)!;
  const between: Ruler['between'] = (from, to, gate) =>
    workingTime(calendarOf(gate), from, to);
  return {
    calendar: 'working',
    between,
    finished: ({ from, to, working }, gate) =>
      working ?? between(from, to, gate),
  };
}

/** Dates beyond any calendar (0001, 9999) are bad data, not working time. */
function workingTime(calendar: WorkCalendar, from: number, to: number): number {
  try {
    return Math.max(0, calendar.workingTime(from, to));
  } catch (error) {
    if (error instanceof CalendarRangeError) {
      return 0;
    }
    throw error;
  }
}
