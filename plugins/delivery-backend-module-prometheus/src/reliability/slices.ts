import { Budgeting } from '../openslo/objectives';
import { ObjectiveProblem } from '../openslo/ObjectiveProblem';
import { Window } from '../openslo/timeWindow';

const MINUTE = 60_000;

/** Most slices of a window, and most samples: 69 days of minutes. */
const MOST = 100_000;

/** Equal intervals, one behind the other, each without its first instant. */
export interface Slices {
  /** Where the first begins, epoch milliseconds. */
  origin: number;
  /** How long each is, milliseconds. */
  length: number;
  count: number;
  /** How far samples are apart where an interval is sampled, milliseconds. */
  resolution: number;
}

/**
 * Cuts a window as its budgeting method asks: into whole slices, or not at all.
 *
 * @remarks
 * Slices of a rolling window lie on multiples of their length since the epoch,
 * so that the same slice is asked for again and again while the window rolls on.
 *
 * @throws ObjectiveProblem where there is no whole slice, or there are too many.
 */
export function slicesOf(
  { from, to, isRolling }: Window,
  budgeting: Budgeting,
): Slices {
  if (budgeting.method === 'occurrences') {
    const length = to - from;
    requireTime(length);
    const resolution = MINUTE * Math.ceil(length / MINUTE / MOST);
    return { origin: from, length, count: 1, resolution };
  }
  const { slice: length } = budgeting;
  const origin = isRolling ? Math.ceil(from / length) * length : from;
  const count = Math.floor((to - origin) / length);
  requireTime(count);
  if (count > MOST) {
    throw new ObjectiveProblem(
      `objectives.timeSliceWindow: cuts the window into ${count} slices, of which ${MOST} are read at most; write a longer one`,
    );
  }
  return { origin, length, count, resolution: finest(length, count) };
}

function requireTime(left: number): void {
  if (left <= 0) {
    throw new ObjectiveProblem(
      'timeWindow: no whole slice of it is over yet; wait, or write a longer duration (1m is one minute, 1M a month)',
    );
  }
}

/** The shortest step of whole minutes that divides a slice, within the limit. */
function finest(length: number, count: number): number {
  const minutes = length / MINUTE;
  let step = Math.max(1, Math.ceil((count * minutes) / MOST));
  while (minutes % step !== 0) {
    step += 1;
  }
  return step * MINUTE;
}
