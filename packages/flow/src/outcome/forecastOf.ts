import { checkedGoal, Goal, progressOf } from './progressOf';
import { checkedInstant, Reading, readingsUntil } from './reading';
import { Holding } from './readingStretches';
import { TrendLine, theilSen } from './theilSen';
import { thinned } from './thinned';

const DAY = 86_400_000;

/** Readings that a forecast takes. @public */
export const FORECAST_NEEDS = 8;
/** Readings that it looks at, at most: 16,110 slopes. */
const MOST_READINGS = 180;
/** How far back it looks, from the latest reading. */
const LOOKS_BACK = 180 * DAY;
/** As many readings count however old they are, for what is read monthly. */
const ALWAYS_COUNT = 24;
/** What takes longer is no movement. */
const LONGEST = 3652.5 * DAY;

/** What is to be reached, and until when. @public */
export interface ForecastOptions extends Goal, Holding {
  /** End of the due day, epoch milliseconds. */
  due: number;
}

/**
 * When a measure is expected at its target; instants are epoch milliseconds.
 *
 * @remarks
 * `reached` already; `onTime` or `late` as it moves now; `notMoving`: not
 * towards the target, or so slowly that it takes more than ten years; `tooFew`
 * readings to say.
 *
 * @public
 */
export interface OutcomeForecastOf {
  state: 'reached' | 'onTime' | 'late' | 'notMoving' | 'tooFew';
  /** Readings that it is concluded from. */
  n: number;
  /** Readings that it takes. */
  needs: number;
  /** When it was reached, or is expected to be. */
  at?: number;
  /** 95 % interval; an end that is absent is not bounded. */
  earliest?: number;
  latest?: number;
  /** Expected when it is due, in the unit of the measure; absent once that is past. */
  valueWhenDue?: number;
}

/**
 * When a measure gets to its target if it goes on as it did.
 *
 * @remarks
 * The Theil–Sen line (Theil 1950, Sen 1968) through the readings of the 180 days before the
 * latest one, or over the latest 24 where those go back further; of more than
 * 180 the last of each equal stretch. The line is followed to the target; ends
 * of the interval are where lines of the slope's 95 % bounds get there, and an
 * end that does not move towards the target, or takes more than ten years, is
 * absent. A line that is already there while the latest reading is not expects
 * it now, at `asOf`. `onTime` if `at` ≤ `due`.
 *
 * Laws: moves with time; a change of unit changes `valueWhenDue` alone; a
 * perfect line gives its exact instant; one wild reading moves it little.
 *
 * @public
 */
export function forecastOf(
  readings: Iterable<Reading>,
  options: ForecastOptions,
): OutcomeForecastOf {
  const { target, asOf } = checkedGoal(options);
  const due = checkedInstant('due', options.due);
  const sorted = readingsUntil(readings, asOf);
  const recent = recentOf(sorted);
  const counts = { n: recent.length, needs: FORECAST_NEEDS };
  const progress = progressOf(sorted, options);
  if (progress?.reached) {
    return { state: 'reached', ...counts, at: progress.reachedAt };
  }
  if (recent.length < FORECAST_NEEDS) {
    return { state: 'tooFew', ...counts };
  }
  const line = theilSen(recent);
  const arrives = (slope: number) => arrivalOf({ ...line, slope }, options);
  const valueWhenDue = line.value + line.slope * (due - line.at);
  const expected = {
    ...counts,
    ...(due > asOf && Number.isFinite(valueWhenDue) && { valueWhenDue }),
  };
  const at = arrives(line.slope);
  if (at === undefined) {
    return { state: 'notMoving', ...expected };
  }
  const towards = target > options.baseline;
  const earliest = arrives(towards ? line.fastest : line.slowest);
  const latest = arrives(towards ? line.slowest : line.fastest);
  return {
    state: at <= due ? 'onTime' : 'late',
    ...expected,
    at,
    ...(earliest !== undefined && { earliest }),
    ...(latest !== undefined && { latest }),
  };
}

function recentOf(sorted: readonly Reading[]): Reading[] {
  if (sorted.length === 0) {
    return [];
  }
  const since = sorted[sorted.length - 1].at - LOOKS_BACK;
  const recent = sorted.filter(
    ({ at }, index) => at >= since || index >= sorted.length - ALWAYS_COUNT,
  );
  return thinned(recent, MOST_READINGS);
}

/** Whole milliseconds, not before `asOf`; undefined where it never arrives. */
function arrivalOf(
  { slope, at, value }: TrendLine,
  { target, direction, asOf }: ForecastOptions,
): number | undefined {
  const speed = direction === 'up' ? slope : -slope;
  if (!(speed > 0)) {
    return undefined;
  }
  const left = direction === 'up' ? target - value : value - target;
  const arrival = Math.max(Math.round(at + left / speed), asOf);
  return arrival - asOf <= LONGEST ? arrival : undefined;
}
