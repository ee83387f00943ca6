import { Decimal } from 'decimal.js';
import { dayNumber } from './day';
import { amountOf, Exact } from './money';

/** What a day cost, in one currency. @public */
export interface DaySpend {
  /** `2027-03-31`, UTC. */
  day: string;
  /** Decimal text; negative where credits are more than charges. */
  amount: string;
}

/** The amounts of some days; in no order. @internal */
export type SpendByDay = ReadonlyMap<number, Decimal>;

/** Several amounts of one day are added up, exactly. @internal */
export function spendByDay(days: Iterable<DaySpend>): SpendByDay {
  const spend = new Map<number, Decimal>();
  let index = 0;
  for (const { day, amount } of days) {
    const number = dayNumber(`days[${index}].day`, day);
    const sum = spend.get(number) ?? new Exact(0);
    spend.set(number, sum.plus(amountOf(`days[${index}].amount`, amount)));
    index += 1;
  }
  return spend;
}

/** First day that anything was charged or credited. @internal */
export function firstDayOf(spend: SpendByDay): number | undefined {
  let first: number | undefined;
  for (const day of spend.keys()) {
    first = first === undefined ? day : Math.min(first, day);
  }
  return first;
}

/** The sum of the days from `first` to `last`, exactly. @internal */
export function spentBetween(
  spend: SpendByDay,
  first: number,
  last: number,
): Decimal {
  let sum = new Exact(0);
  for (const [day, amount] of spend) {
    if (day >= first && day <= last) {
      sum = sum.plus(amount);
    }
  }
  return sum;
}

/**
 * What each day from `first` to `last` cost.
 *
 * @remarks
 * A day that was delivered and has no charge cost nothing: the caller sees to
 * it that the days were delivered.
 *
 * @internal
 */
export function amountsBetween(
  spend: SpendByDay,
  first: number,
  last: number,
): number[] {
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) =>
    Number(spend.get(first + index) ?? 0),
  );
}
