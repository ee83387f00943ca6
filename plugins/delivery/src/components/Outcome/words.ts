import {
  OutcomeComplaint,
  OutcomeMeasure,
  outcomeSeconds,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { DateTime } from 'luxon';
import {
  formatCount,
  formatDate,
  formatDuration,
  formatNumber,
  NO_BREAK_SPACE,
} from '../../format';

/** Decimals beyond these are noise in a figure that somebody declared. */
const MOST_DECIMALS = 4;

/** A declared figure with as many decimals as it was written with. */
export function figure(value: number): string {
  const rounded = Number(value.toFixed(MOST_DECIMALS));
  const decimals = String(rounded).split('.')[1]?.length ?? 0;
  return formatNumber(rounded, Math.min(decimals, MOST_DECIMALS));
}

/** `60 %` */
export function figureIn(value: number, unit: string): string {
  return `${figure(value)}${NO_BREAK_SPACE}${unit}`;
}

/** What a value changed by: `10.9 percentage points`, where it is in percent. */
export function changeIn(change: number, unit: string): string {
  return unit === '%'
    ? `${figure(change)}${NO_BREAK_SPACE}percentage point${
        change === 1 ? '' : 's'
      }`
    : figureIn(change, unit);
}

/** `from 42 to 60 %` */
export function wayOf(measure: OutcomeMeasure): string {
  const { baseline, target, unit } = measure;
  return `from ${figure(baseline)} to ${figureIn(target, unit)}`;
}

/** `more is better` */
export function betterOf({ direction }: Pick<OutcomeMeasure, 'direction'>) {
  return direction === 'up' ? 'more is better' : 'less is better';
}

/** `18 000 EUR a month` */
export function money(
  { amount, currency }: { amount: number; currency: string },
  period: string,
): string {
  return `${figureIn(amount, currency)} a ${period}`;
}

/** `14 d`, or the text itself where it is no duration. */
export function lasting(duration: string): string {
  const seconds = outcomeSeconds(duration);
  return seconds === undefined ? duration : formatDuration(seconds);
}

/** Whole days of the calendar from today to a day; below zero once it has passed. */
export function daysUntil(day: string, now: DateTime): number {
  const until = DateTime.fromISO(day, { zone: 'utc' });
  const today = DateTime.utc(now.year, now.month, now.day);
  return until.diff(today, 'days').days;
}

/** `31 Mar 2027, 131 days left` */
export function dueIn(day: string, now: DateTime): string {
  const days = daysUntil(day, now);
  const left =
    days > 0
      ? `${formatCount(days, 'day')} left`
      : `${formatCount(-days, 'day')} ago`;
  return `${formatDate(day)}, ${days === 0 ? 'today' : left}`;
}

const FIELDS: Record<string, string> = {
  adoption: 'Adoption',
  due: 'The due day',
  initiative: 'The initiative',
};

/** `Adoption is missing, so that …`: a complaint without the path of its field. */
export function openPoint({ path, problem, cure }: OutcomeComplaint): string {
  const field = path.split('.').pop() ?? path;
  const name = FIELDS[field] ?? field;
  return `${name} ${problem}: ${cure}.`;
}
