import { Decimal } from 'decimal.js';
import { CostPeriod, dayNumber, dayOf, dayText, periodAround } from './day';
import { amountOf, estimateOf, textOf } from './money';
import { runRate } from './runRate';
import {
  amountsBetween,
  DaySpend,
  firstDayOf,
  SpendByDay,
  spendByDay,
  spentBetween,
} from './spendByDay';

/** Days of history that a run rate takes. */
const NEEDS_DAYS = 7;
/** Days that it looks back: eight of each weekday. */
const LOOKS_BACK = 56;
/** Days that cost may be late before nothing can be said. */
const MAY_BE_LATE = 7;
/** Share of the limit that is not to be spent before that of the period. */
const NEARLY_ALL = 0.9;

/** What may be spent, and what was. @public */
export interface CostEnvelopeOptions {
  /** Of one currency; several of one day are added up. */
  days: Iterable<DaySpend>;
  /** Most that may be spent in a period: a number, or decimal text. */
  limit: number | string;
  /** Calendar periods, UTC. */
  period: CostPeriod;
  /** Epoch milliseconds; the period that it lies in is looked at. */
  asOf: number;
  /**
   * The last day whose charges were delivered, `2027-03-31`. Days after it are
   * not known; days before it without a charge cost nothing.
   */
  coveredUntil: string;
}

/**
 * Why an envelope stands as it does.
 *
 * @remarks
 * `overLimit`: spent already · `expectedOverLimit` at the end of the period ·
 * `spentFast`: more than 90 % of the limit before 90 % of the period ·
 * `tooFewDays` of history for a forecast, 7 are needed · `notDelivered`: the
 * latest charges are more than a week old · `withinLimit`.
 *
 * @public
 */
export type CostEnvelopeReason =
  | 'overLimit'
  | 'expectedOverLimit'
  | 'spentFast'
  | 'tooFewDays'
  | 'notDelivered'
  | 'withinLimit';

/** Where spending of a period stands; amounts are decimal text. @public */
export interface CostEnvelope {
  /** First and last day of the period, `2027-03-01`. */
  from: string;
  until: string;
  /** Until the last day that was delivered; exact. */
  spent: string;
  /** At the end of the period, with its 95 % interval; null: not known. */
  expected: string | null;
  low: string | null;
  high: string | null;
  /** Fails if more was spent than may be; unknown is no pass. */
  state: 'pass' | 'fail' | 'unknown';
  /** Whether to warn, while there is still something to do about it. */
  approaching: boolean;
  /** Limit − spent; negative where it fails. */
  headroom: string;
  reason: {
    code: CostEnvelopeReason;
    /** Days of history that the run rate was taken from, at most 56. */
    history: number;
    /** Days of the period that were delivered, and that it has. */
    delivered: number;
    days: number;
    /** Spent ÷ limit. */
    share: number;
  };
}

/**
 * What was spent of a limit in the current period, and what will be.
 *
 * @remarks
 * expected = spent + what the days not delivered yet cost as a rule, by weekday
 * from four weeks of history on; its interval comes from how far days keep to
 * that rule.
 *
 * `approaching` compares what was spent with the share of the
 * period that was *delivered*, so that late files look like no saving, and is
 * about a limit that holds: one that is exceeded fails instead. It is never set
 * merely because a month ends: nine tenths spent on the 28th is as planned.
 *
 * @public
 */
export function costEnvelope(options: CostEnvelopeOptions): CostEnvelope {
  const limit = limitOf(options.limit);
  const today = dayOf('asOf', options.asOf);
  const { first, last } = periodAround(today, options.period);
  // What is dated ahead of the clock was not spent yet.
  const covered = Math.min(
    dayNumber('coveredUntil', options.coveredUntil),
    today,
  );
  const spend = spendByDay(options.days);
  const spent = spentBetween(spend, first, covered);
  const history = historyUntil(spend, covered);
  const forecast =
    history.length >= NEEDS_DAYS && today - covered <= MAY_BE_LATE
      ? forecastUntil(last, { history, covered, first, spent })
      : undefined;
  const facts = {
    history: history.length,
    delivered: Math.max(covered - first + 1, 0),
    days: last - first + 1,
    share: spent.dividedBy(limit).toNumber(),
  };
  const code = reasonOf(facts, {
    isOver: spent.greaterThan(limit),
    willBeOver: forecast?.expected.greaterThan(limit),
  });
  return {
    from: dayText(first),
    until: dayText(last),
    spent: textOf(spent),
    expected: forecast ? textOf(forecast.expected) : null,
    low: forecast ? textOf(forecast.low) : null,
    high: forecast ? textOf(forecast.high) : null,
    state: stateOf(code, forecast !== undefined),
    approaching: code === 'expectedOverLimit' || code === 'spentFast',
    headroom: textOf(limit.minus(spent)),
    reason: { code, ...facts },
  };
}

function limitOf(limit: number | string): Decimal {
  const amount = amountOf('limit', String(limit));
  if (!amount.greaterThan(0)) {
    throw new RangeError(`limit must be above 0, got ${limit}`);
  }
  return amount;
}

function historyUntil(spend: SpendByDay, covered: number): number[] {
  const earliest = Math.max(
    firstDayOf(spend) ?? Infinity,
    covered - LOOKS_BACK + 1,
  );
  return earliest <= covered ? amountsBetween(spend, earliest, covered) : [];
}

function forecastUntil(
  last: number,
  known: { history: number[]; covered: number; first: number; spent: Decimal },
): { expected: Decimal; low: Decimal; high: Decimal } {
  const { history, covered, first, spent } = known;
  const rate = runRate(history, covered - history.length + 1);
  const { expected, margin } = rate(Math.max(covered + 1, first), last);
  const isCredited = history.some(amount => amount < 0);
  // Without credits, what was spent does not become less.
  const less = isCredited ? expected - margin : Math.max(expected - margin, 0);
  return {
    expected: spent.plus(estimateOf(expected)),
    low: spent.plus(estimateOf(less)),
    high: spent.plus(estimateOf(expected + margin)),
  };
}

function reasonOf(
  facts: Omit<CostEnvelope['reason'], 'code'>,
  is: { isOver: boolean; willBeOver: boolean | undefined },
): CostEnvelopeReason {
  const { history, delivered, days, share } = facts;
  if (is.isOver) {
    return 'overLimit';
  }
  if (is.willBeOver) {
    return 'expectedOverLimit';
  }
  if (share > NEARLY_ALL && delivered < NEARLY_ALL * days) {
    return 'spentFast';
  }
  if (is.willBeOver === undefined) {
    return history < NEEDS_DAYS ? 'tooFewDays' : 'notDelivered';
  }
  return 'withinLimit';
}

function stateOf(
  code: CostEnvelopeReason,
  isForecast: boolean,
): CostEnvelope['state'] {
  if (code === 'overLimit') {
    return 'fail';
  }
  return isForecast ? 'pass' : 'unknown';
}
