import { dayNumber, dayText } from './day';
import { estimateOf, textOf } from './money';
import { amountsBetween, DaySpend, firstDayOf, spendByDay } from './spendByDay';
import { DayResidual, weeklyCourse } from './weeklyCourse';

/** Days that it takes: four weeks to learn from, and one to watch. */
const NEEDS_DAYS = 35;
/** The least to learn weekdays and a trend from. */
const LEAST_TRAINING = 28;
/** Latest days that are watched, where there are enough before them. */
const WATCHES = 28;
/** Latest days that are looked at in all: 13 months. */
const LOOKS_BACK = 400;
/** What a day may be above the course without adding up, in deviations. */
const ALLOWANCE = 0.5;
/** Deviations of what is expected itself that are allowed besides. */
const BENEFIT_OF_DOUBT = 2;
/** A single day counts for no more than this, so that it never alarms alone. */
const MOST_OF_A_DAY = 3;
/** Sum of deviations that alarms. */
const ALARM = 6;
/** Deviations at which a single day is a jump. */
const JUMP = 6;

/** Days that cost more than season and trend explain. @public */
export interface CostAnomaly {
  /** `buildUp`: day after day, however little each; `jump`: a single day. */
  kind: 'buildUp' | 'jump';
  /** First and last day, `2027-03-31`. */
  from: string;
  until: string;
  /** Actual − expected; these are decimal text. */
  excess: string;
  expected: string;
  actual: string;
}

/** What was found, by first day, or why nothing can be. @public */
export interface CostAnomalies {
  anomalies: CostAnomaly[];
  /** `tooFewDays`: there are fewer than 35. */
  reason?: 'tooFewDays';
  /** Days that were there to look at. */
  days: number;
  /** First and last day that were watched; those before were learnt from. */
  watched?: { from: string; until: string };
}

/**
 * Spend that builds up against a component's own season and trend.
 *
 * @remarks
 * The latest four weeks are watched (fewer, where less than eight weeks are
 * known). From all days before them a weekly season and a robust trend are
 * learnt, in logarithms where every day is above 0. Then a one-sided CUSUM (Page
 * 1954) adds up what is above that course by more than half a deviation, and by
 * more than twice the doubt about the course itself, which grows with the
 * distance. It alarms at 6; a day counts at most 3, so that one that is wild
 * cannot alarm alone: it is a `jump`. A level that jumps and stays up builds up
 * too. A build-up begins after the sum was last 0 and ends where it was highest.
 *
 * On noise of 5 to 30 % fewer than one series in a hundred builds up, with a
 * spike in it hardly more; 2 % a day are found in nine of ten where nine weeks
 * are known and noise is at most 10 %.
 *
 * What crept up before the watched weeks is part of the trend by now: it was to
 * be found then.
 *
 * @param days - Of one currency; several of one day are added up, a day without
 * charge cost nothing.
 * @param options - `coveredUntil`: the last day whose charges were delivered.
 * @public
 */
export function costAnomalies(
  days: Iterable<DaySpend>,
  options: { coveredUntil: string },
): CostAnomalies {
  const spend = spendByDay(days);
  const last = dayNumber('coveredUntil', options.coveredUntil);
  const first = Math.max(firstDayOf(spend) ?? Infinity, last - LOOKS_BACK + 1);
  const amounts = first <= last ? amountsBetween(spend, first, last) : [];
  if (amounts.length < NEEDS_DAYS) {
    return { anomalies: [], reason: 'tooFewDays', days: amounts.length };
  }
  const training = Math.max(amounts.length - WATCHES, LEAST_TRAINING);
  const residuals = weeklyCourse(amounts, { first, training });
  const buildUps = buildUpsOf(residuals);
  const jumps = residuals.filter(
    (residual, index) =>
      residual.standardised - BENEFIT_OF_DOUBT * residual.doubt > JUMP &&
      !buildUps.some(([from, until]) => index >= from && index <= until),
  );
  const anomalies = [
    ...buildUps.map(([from, until]) =>
      anomalyOf('buildUp', residuals.slice(from, until + 1)),
    ),
    ...jumps.map(jump => anomalyOf('jump', [jump])),
  ];
  return {
    anomalies: anomalies.sort((left, right) =>
      left.from < right.from ? -1 : 1,
    ),
    days: amounts.length,
    watched: { from: dayText(first + training), until: dayText(last) },
  };
}

/** First and last index of each stretch that alarmed. */
function buildUpsOf(
  residuals: readonly DayResidual[],
): Array<[number, number]> {
  const found: Array<[number, number]> = [];
  let sum = 0;
  let begun = 0;
  let highest = 0;
  residuals.forEach(({ standardised, doubt }, index) => {
    const counted = Math.min(
      Math.max(standardised, -MOST_OF_A_DAY),
      MOST_OF_A_DAY,
    );
    sum += counted - ALLOWANCE - BENEFIT_OF_DOUBT * doubt;
    if (sum <= 0) {
      sum = 0;
      begun = index + 1;
      highest = 0;
    } else if (sum > highest) {
      highest = sum;
      if (sum >= ALARM) {
        const latest = found[found.length - 1];
        const goesOn = latest !== undefined && latest[0] === begun;
        found.splice(goesOn ? -1 : found.length, 1, [begun, index]);
      }
    }
  });
  return found;
}

function anomalyOf(
  kind: CostAnomaly['kind'],
  residuals: readonly DayResidual[],
): CostAnomaly {
  const sumOf = (field: 'actual' | 'expected') =>
    estimateOf(residuals.reduce((sum, each) => sum + each[field], 0));
  const actual = sumOf('actual');
  const expected = sumOf('expected');
  return {
    kind,
    from: dayText(residuals[0].day),
    until: dayText(residuals[residuals.length - 1].day),
    excess: textOf(actual.minus(expected)),
    expected: textOf(expected),
    actual: textOf(actual),
  };
}
