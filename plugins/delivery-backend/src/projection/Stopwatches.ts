import {
  createWorkCalendar,
  FlowConfig,
  WorkCalendar,
} from '@delivery-stack/flow';

/** Working milliseconds between two instants; undefined: no calendar counts. */
export type WorkingTime = (from: number, to: number) => number | undefined;

/** Which calendar counts for journeys, and for each gate. */
export interface Stopwatches {
  journeys: WorkingTime;
  gate(id: string): WorkingTime;
}

const nothing: WorkingTime = () => undefined;

/**
 * Builds the calendars of a configuration, once.
 *
 * @remarks
 * Journeys count on the `default` calendar, gates on their own, else on their
 * function's, else on the default one.
 */
export function createStopwatches(config: FlowConfig): Stopwatches {
  const calendars = new Map<string, WorkCalendar>(
    Object.entries(config.calendars).map(([name, calendar]) => [
      name,
      createWorkCalendar(calendar),
    ]),
  );
  const of = (name: string | undefined): WorkingTime | undefined => {
    const calendar = name === undefined ? undefined : calendars.get(name);
    return calendar && ((from, to) => calendar.workingTime(from, to));
  };
  const journeys = of('default') ?? nothing;
  const gates = new Map(
    config.gates.map(gate => [
      gate.id,
      of(gate.calendar ?? config.functions[gate.function ?? '']?.calendar) ??
        journeys,
    ]),
  );
  return { journeys, gate: id => gates.get(id) ?? journeys };
}
