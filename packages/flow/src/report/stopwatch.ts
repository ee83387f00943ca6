import { FlowConfig } from '../config/flowConfig';

/**
 * Measures the time between two instants, in milliseconds: elapsed, or the
 * working time of a calendar.
 */
export type Stopwatch = (start: number, end: number) => number;

/** Plain elapsed time. */
export const elapsedTime: Stopwatch = (start, end) => end - start;

/** Which stopwatch counts for journeys, and for each gate. */
export interface Stopwatches {
  journeys: Stopwatch;
  gate(id: string): Stopwatch;
}

/** Elapsed time everywhere. */
export const elapsedEverywhere: Stopwatches = {
  journeys: elapsedTime,
  gate: () => elapsedTime,
};

/**
 * Working time: journeys on the `default` calendar, gates on their own, else
 * their function's, else the default one.
 *
 * @throws RangeError that names the key when a calendar is not configured.
 */
export function workingTime(
  config: FlowConfig,
  calendars: ReadonlyMap<string, Stopwatch>,
): Stopwatches {
  const named = (id: string, key: string): Stopwatch => {
    const calendar = calendars.get(id);
    if (!calendar) {
      throw new RangeError(
        `${key} names the calendar '${id}', which calendars does not define`,
      );
    }
    return calendar;
  };
  const journeys = named('default', '--calendar working');
  const gates = new Map(
    config.gates.map(gate => {
      const own =
        gate.calendar ?? config.functions[gate.function ?? '']?.calendar;
      return [gate.id, own ? named(own, `gates.${gate.id}`) : journeys];
    }),
  );
  return { journeys, gate: id => gates.get(id) ?? journeys };
}
