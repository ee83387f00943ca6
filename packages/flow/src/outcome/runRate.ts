import { weekdayOf } from './day';
import { median, robustDeviation } from './median';

/** Days of history from which on weekdays are told apart: four of each. */
const KNOWS_WEEKDAYS = 28;
/** Variance of a median, relative to that of a mean: π ÷ 2. */
const MEDIAN_VARIANCE = Math.PI / 2;
/** Two-sided 95 % of a normal distribution. */
const Z_95 = 1.959964;

/** What some days will cost together. @internal */
export interface SpendForecast {
  expected: number;
  /** Half the width of the 95 % interval. */
  margin: number;
}

/**
 * What days cost as a rule, without regard to a few wild ones.
 *
 * @remarks
 * The median of each weekday where there are 28 days to see them by, else of
 * all days. The margin is 1.96 · σ · √(m + m² · (π ÷ 2) ÷ n) for m days from n:
 * the days' own spread, and that of the rate, which all of them share. σ is
 * robust, from the residuals; days are taken to vary independently.
 *
 * What is charged once a month is no rate: a median passes over it.
 *
 * @param amounts - One a day, without holes; at least one.
 * @param first - Day number of the first of them.
 * @internal
 */
export function runRate(amounts: readonly number[], first: number) {
  const byWeekday = amounts.length >= KNOWS_WEEKDAYS;
  const groupOf = (day: number) => (byWeekday ? weekdayOf(day) : 0);
  const groups: number[][] = [[], [], [], [], [], [], []];
  amounts.forEach((amount, index) => {
    groups[groupOf(first + index)].push(amount);
  });
  const rates = groups.map(group => (group.length > 0 ? median(group) : 0));
  const rateOf = (day: number) => rates[groupOf(day)];
  const deviation = robustDeviation(
    amounts.map((amount, index) => amount - rateOf(first + index)),
  );
  return (from: number, until: number): SpendForecast => {
    let expected = 0;
    for (let day = from; day <= until; day += 1) {
      expected += rateOf(day);
    }
    const days = Math.max(until - from + 1, 0);
    const variance = days + (days * days * MEDIAN_VARIANCE) / amounts.length;
    return { expected, margin: Z_95 * deviation * Math.sqrt(variance) };
  };
}
