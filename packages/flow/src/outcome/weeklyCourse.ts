import { weekdayOf } from './day';
import { median, robustDeviation } from './median';

const WEEK = 7;
/** Variance of a median, relative to that of a mean: π ÷ 2. */
const MEDIAN_VARIANCE = Math.PI / 2;
/** No spend is known better than this share of its usual size. */
const LEAST_SPREAD = 0.01;

/** How spend of a day compares with what its season and trend expect. @internal */
export interface DayResidual {
  day: number;
  actual: number;
  expected: number;
  /** Actual − expected in standard deviations of a single day. */
  standardised: number;
  /** Standard deviation of what is expected itself, in the same unit. */
  doubt: number;
}

/**
 * A course of spend with weekly season and trend, learnt from some days.
 *
 * @remarks
 * Trend: the median slope of all pairs of the same weekday (Hirsch, Slack,
 * Smith 1982), which no season can bend. Season: the median by weekday of what
 * the trend leaves. Spread: robust, of what both leave.
 *
 * Logarithms are taken where every day is above 0: usage times price grows and
 * swings by shares, so that a weekend is a factor and a creeping 2 % a day is a
 * straight line. Steady growth by amounts bends down there and alarms nobody.
 * With credits or days without cost there is no logarithm, and amounts are
 * compared as they are.
 *
 * @param amounts - One a day, without holes; the first `training` are learnt
 * from, at least four weeks.
 * @param first - Day number of the first.
 * @returns The residuals of the days after training.
 * @internal
 */
export function weeklyCourse(
  amounts: readonly number[],
  { first, training }: { first: number; training: number },
): DayResidual[] {
  const isLogarithmic = amounts.every(amount => amount > 0);
  const scaled = isLogarithmic ? amounts.map(Math.log) : amounts;
  const learnt = scaled.slice(0, training);
  const slope = sameWeekdaySlope(learnt);
  const season = seasonOf(learnt, { first, slope });
  const courseAt = (index: number) =>
    season[weekdayOf(first + index)] + slope * index;
  const spread = spreadOf(
    learnt.map((value, index) => value - courseAt(index)),
    isLogarithmic ? 1 : usualSize(amounts, training),
  );
  const middle = (training - 1) / 2;
  const squares = (training * (training * training - 1)) / 12;
  return scaled.slice(training).map((value, after) => {
    const index = training + after;
    const course = courseAt(index);
    return {
      day: first + index,
      actual: amounts[index],
      expected: isLogarithmic ? Math.exp(course) : course,
      standardised: (value - course) / spread,
      doubt: Math.sqrt(
        MEDIAN_VARIANCE * (1 / training + (index - middle) ** 2 / squares),
      ),
    };
  });
}

function sameWeekdaySlope(values: readonly number[]): number {
  const slopes: number[] = [];
  for (let later = WEEK; later < values.length; later += 1) {
    for (let earlier = later - WEEK; earlier >= 0; earlier -= WEEK) {
      slopes.push((values[later] - values[earlier]) / (later - earlier));
    }
  }
  return median(slopes);
}

/** The level of each weekday at the first day. */
function seasonOf(
  values: readonly number[],
  { first, slope }: { first: number; slope: number },
): number[] {
  const groups: number[][] = [[], [], [], [], [], [], []];
  values.forEach((value, index) => {
    groups[weekdayOf(first + index)].push(value - slope * index);
  });
  return groups.map(median);
}

/**
 * Standard deviation of a day to come.
 *
 * @remarks
 * Seven medians and a slope were fitted to the residuals, which makes them too
 * small, and a new day differs from a median that is itself uncertain.
 */
function spreadOf(residuals: readonly number[], size: number): number {
  const { length } = residuals;
  const fitted = length / (length - WEEK - 1);
  const uncertain = 1 + (MEDIAN_VARIANCE * WEEK) / length;
  return Math.max(
    robustDeviation(residuals) * Math.sqrt(fitted * uncertain),
    LEAST_SPREAD * size,
  );
}

/** Of days that were learnt from; where all are 0, of the others; above 0. */
function usualSize(amounts: readonly number[], training: number): number {
  const sizes = amounts.map(Math.abs);
  const mean = (of: readonly number[]) =>
    of.reduce((sum, each) => sum + each, 0) / Math.max(of.length, 1);
  return median(sizes.slice(0, training)) || mean(sizes) || 1;
}
