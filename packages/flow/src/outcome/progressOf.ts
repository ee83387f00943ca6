import {
  checkedDuration,
  checkedFigure,
  Direction,
  isAcross,
  Reading,
  readingsUntil,
} from './reading';
import { Holding } from './readingStretches';

/** What is to be reached, and from where; in the unit of the measure. @public */
export interface Goal {
  baseline: number;
  target: number;
  direction: Direction;
}

/** How far a measure is on its way. @public */
export interface Progress {
  /** 0 at the baseline, 1 at the target; may be below 0 and above 1. */
  share: number;
  /** In the unit of the measure; negative where it got worse. */
  moved: number;
  /** Whether the latest reading is at the target or beyond it. */
  reached: boolean;
  /** Since when without a break, epoch milliseconds. */
  reachedAt?: number;
}

/**
 * How far the latest reading is on the way from baseline to target.
 *
 * @remarks
 * share = (latest − baseline) ÷ (target − baseline). The latest reading counts
 * even where it holds no longer: it is still the best that is known, and how
 * old it is stands beside it. A gap breaks the run that `reachedAt` begins.
 *
 * @returns null without a reading.
 * @throws RangeError if the target is not better than the baseline, so that
 * there would be no way to go.
 * @public
 */
export function progressOf(
  readings: Iterable<Reading>,
  options: Goal & Holding,
): Progress | null {
  const { baseline, target, direction } = checkedGoal(options);
  const holds = checkedDuration('holds', options.holds);
  const sorted = readingsUntil(readings, options.asOf);
  if (sorted.length === 0) {
    return null;
  }
  const gained = sorted[sorted.length - 1].value - baseline;
  let reachedAt: number | undefined;
  for (let index = sorted.length - 1; index >= 0; index -= 1) {
    const { at, value } = sorted[index];
    const isBroken = reachedAt !== undefined && at + holds < reachedAt;
    if (isBroken || !isAcross(value, target, direction)) {
      break;
    }
    reachedAt = at;
  }
  return {
    // Adding 0 turns −0 into 0.
    share: gained / (target - baseline) + 0,
    moved: (direction === 'up' ? gained : -gained) + 0,
    reached: reachedAt !== undefined,
    ...(reachedAt !== undefined && { reachedAt }),
  };
}

/** @throws RangeError that names the field. @internal */
export function checkedGoal<T extends Goal>(goal: T): T {
  const { baseline, target, direction } = goal;
  checkedFigure('baseline', baseline);
  checkedFigure('target', target);
  if (isAcross(baseline, target, direction)) {
    throw new RangeError(
      `target must be ${
        direction === 'up' ? 'above' : 'below'
      } the baseline, ${baseline}, got ${target}`,
    );
  }
  return goal;
}
