import { SourceAnswerError } from '../http';
import { MeterReading } from './outcomeMeter';

/** Most readings that a meter may answer with. */
const MOST = 10_000;

/** Readings as they are wanted, and what was left out. @public */
export interface OrderedReadings {
  /** Oldest first, one for each instant. */
  readings: MeterReading[];
  /** How many lie after the window: somebody's clock is wrong. */
  ahead: number;
}

/**
 * Brings readings into the order and the window that are wanted.
 *
 * @param window - After `since`, up to `until`; epoch milliseconds.
 * @throws SourceAnswerError where one instant has two figures, since nothing
 * says which holds; where there are more than a meter may answer with.
 * @public
 */
export function orderedReadings(
  all: readonly MeterReading[],
  window: { since: number; until: number },
): OrderedReadings {
  const { since, until } = window;
  const figures = new Map<number, number>();
  let ahead = 0;
  for (const { at, value } of all) {
    if (at > until) {
      ahead += 1;
    } else if (at > since) {
      if ((figures.get(at) ?? value) !== value) {
        throw new SourceAnswerError(
          `has two figures for ${new Date(
            at,
          ).toISOString()}; give one for each instant`,
        );
      }
      figures.set(at, value);
    }
  }
  if (figures.size > MOST) {
    throw new SourceAnswerError(
      `has ${figures.size} readings, and 10,000 are the most; give fewer for each day, or only those since the last reading`,
    );
  }
  const readings = [...figures]
    .map(([at, value]) => ({ at, value }))
    .sort((one, other) => one.at - other.at);
  return { readings, ahead };
}
