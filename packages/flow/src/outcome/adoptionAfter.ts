import {
  checkedDuration,
  checkedFigure,
  checkedInstant,
  Direction,
  isAcross,
  Reading,
  readingsUntil,
} from './reading';
import { Holding } from './readingStretches';

/** What counts as adopted. @public */
export interface AdoptionRule extends Holding {
  /** In the unit of the measure; the figure itself counts as across. */
  threshold: number;
  direction: Direction;
  /** Milliseconds that the measure has to stay across. */
  stays: number;
  /** Nothing before counts, epoch milliseconds: as a rule the deployment. */
  from: number;
}

/**
 * Whether an increment is adopted; instants are epoch milliseconds.
 *
 * @remarks
 * `adopted` at the crossing that was stayed across, known since `confirmedAt`.
 * `crossed`: across now, without a gap since `since`, but not for long enough.
 *
 * @public
 */
export type Adoption =
  | { state: 'adopted'; at: number; confirmedAt: number }
  | { state: 'crossed'; since: number }
  | { state: 'pending' };

/** A run of readings that are across, without a gap between them. */
interface Run {
  start: number;
  /** Last instant at which the run still holds, unless it was `broken` then. */
  end: number;
  /** A reading on the wrong side stands at `end`. */
  broken: boolean;
}

/**
 * When a measure crossed its threshold and stayed.
 *
 * @remarks
 * SEMANTICS.md §1. The earliest instant t from `from` on such that the measure
 * is across, without a gap, during the whole of [t, t + stays], and
 * t + stays ≤ asOf. A reading on the wrong side at t + stays itself breaks it;
 * a reading that just still holds then does not.
 *
 * Laws: order and repetition do not matter; a longer `stays` or a stricter
 * threshold never adopts earlier, a longer `holds` never later; what is adopted
 * stays so at any later `asOf`; leaving out a reading that is across never
 * adopts earlier. Leaving out one that is *not* across can, because the reading
 * before it is then taken to hold on.
 *
 * @public
 */
export function adoptionAfter(
  readings: Iterable<Reading>,
  rule: AdoptionRule,
): Adoption {
  const { stays, from, asOf } = rule;
  checkedDuration('stays', stays);
  checkedInstant('from', from);
  const runs = runsAcross(readings, rule);
  for (const { start, end, broken } of runs) {
    const at = Math.max(start, from);
    const confirmedAt = at + stays;
    if (broken ? confirmedAt < end : confirmedAt <= end) {
      return { state: 'adopted', at, confirmedAt };
    }
  }
  const last = runs[runs.length - 1];
  return last && !last.broken && last.end === asOf && from <= asOf
    ? { state: 'crossed', since: Math.max(last.start, from) }
    : { state: 'pending' };
}

function runsAcross(readings: Iterable<Reading>, rule: AdoptionRule): Run[] {
  const { direction, holds, asOf } = rule;
  checkedDuration('holds', holds);
  const threshold = checkedFigure('threshold', rule.threshold);
  const runs: Run[] = [];
  let current: Run | undefined;
  for (const { at, value } of readingsUntil(readings, asOf)) {
    const holdsOn = current !== undefined && at <= current.end;
    if (!isAcross(value, threshold, direction)) {
      if (current && holdsOn) {
        current.end = at;
        current.broken = true;
      }
      current = undefined;
    } else if (current && holdsOn) {
      current.end = Math.min(at + holds, asOf);
    } else {
      current = { start: at, end: Math.min(at + holds, asOf), broken: false };
      runs.push(current);
    }
  }
  return runs;
}
