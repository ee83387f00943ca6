import { Decimal } from 'decimal.js';
import { DAY, dayOf } from '../projection/days';
import { Exact } from './exact';

/** Decimal places of the part of a day: a billionth of a cent. */
const PLACES = 12;

/** When something was charged for; epoch milliseconds, `end` exclusive. */
export interface Period {
  start: number;
  end: number;
}

/** A UTC day, and what of an amount is its part. */
export interface Part {
  day: number;
  amount: Decimal;
}

/**
 * Spreads an amount over the UTC days of its period, in proportion to time.
 *
 * @remarks
 * Parts are rounded to 12 decimal places, and the last day has the rest: they
 * always add up to the amount. What lies in one day stays whole.
 */
export function spread(amount: Decimal, { start, end }: Period): Part[] {
  const first = dayOf(start);
  const last = Math.max(first, dayOf(end - 1));
  const parts: Part[] = [];
  let rest = amount;
  for (let day = first; day < last; day += 1) {
    const time = (day + 1) * DAY - Math.max(start, day * DAY);
    const part = new Exact(amount)
      .times(time)
      .dividedBy(end - start)
      .toDecimalPlaces(PLACES);
    rest = rest.minus(part);
    parts.push({ day, amount: part });
  }
  parts.push({ day: last, amount: rest });
  return parts;
}
