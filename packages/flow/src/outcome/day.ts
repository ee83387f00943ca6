import { checkedInstant } from './reading';

const DAY = 86_400_000;

/**
 * Days since 1970 of a day of the calendar, UTC.
 *
 * @throws RangeError that names the field, if there is no such day.
 * @internal
 */
export function dayNumber(field: string, day: string): number {
  const at = /^\d{4}-\d\d-\d\d$/.test(day)
    ? Date.parse(`${day}T00:00:00Z`)
    : NaN;
  // Days that a month does not have roll over to another text.
  if (Number.isNaN(at) || dayText(at / DAY) !== day) {
    throw new RangeError(
      `${field} must be a day like 2027-03-31, got ${JSON.stringify(
        day.slice(0, 20),
      )}`,
    );
  }
  return at / DAY;
}

/** The day as `2027-03-31`. @internal */
export function dayText(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** The day that an instant lies in, UTC. @internal */
export function dayOf(field: string, at: number): number {
  return Math.floor(checkedInstant(field, at) / DAY);
}

/** 0 to 6, the same for the same weekday; 1970 began with 0. @internal */
export function weekdayOf(number: number): number {
  return ((number % 7) + 7) % 7;
}

/** Length of the periods that money is limited for. @public */
export type CostPeriod = 'month' | 'quarter' | 'year';

const MONTHS: Record<CostPeriod, number> = { month: 1, quarter: 3, year: 12 };

/** First and last day of the calendar period that a day lies in. @internal */
export function periodAround(
  number: number,
  period: CostPeriod,
): { first: number; last: number } {
  const date = new Date(number * DAY);
  const months = MONTHS[period];
  const month = Math.floor(date.getUTCMonth() / months) * months;
  const at = (index: number) => Date.UTC(date.getUTCFullYear(), index, 1) / DAY;
  return { first: at(month), last: at(month + months) - 1 };
}
