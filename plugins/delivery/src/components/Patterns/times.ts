import {
  Activation,
  ActivationClock,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { DateTime, Duration } from 'luxon';
import {
  Distribution,
  formatDate,
  formatDays,
  formatDuration,
  formatPercentile,
  formatSample,
  Percentile,
  secondsBetween,
} from '../../format';

/** `86 d left`, `last day`, `ended 3 Nov 2026`; whole days, rounded down. */
export function describeLeft(until: string, asOf: string): string {
  const days = Math.floor(secondsBetween(asOf, until) / 86_400);
  if (days < 0) {
    return `ended ${formatDate(until)}`;
  }
  return days === 0 ? 'last day' : `${formatDays(days)} left`;
}

/** Percentiles of a part of the activation clock, with what they rest on. */
export function describeClock(
  clock: ActivationClock,
  part: keyof ActivationClock,
  percentiles?: readonly Percentile[],
): string {
  return describeWait(clock[part], percentiles);
}

/** Percentiles of how long something takes, with what they rest on. */
export function describeWait(
  wait: Distribution,
  percentiles: readonly Percentile[] = ['p50', 'p85'],
): string {
  const read = percentiles.map(
    percentile =>
      `${percentile.toUpperCase()} ${formatPercentile(wait, percentile)}`,
  );
  return `${read.join(' · ')} · ${formatSample(wait)}`;
}

/** Steps of an activation after the request. */
export const STEPS = [
  ['readyAt', 'Ready'],
  ['firstRunAt', 'First run'],
  ['productiveAt', 'Productive'],
  ['deployedAt', 'In production'],
] as const;

/** How long a step took from the request on, or since when it is open. */
export function describeStep(
  activation: Activation,
  step: (typeof STEPS)[number][0],
): string {
  const at = activation[step];
  return at
    ? formatDuration(Math.max(0, secondsBetween(activation.requestedAt, at)))
    : `open since ${formatDate(activation.requestedAt)}`;
}

/** The last day that a sign-off given now may hold, e.g. `2027-05-25`. */
export function latestDay(validFor: string | undefined, now: DateTime): string {
  const holds = Duration.fromISO(validFor ?? 'P180D');
  return now.plus(holds.isValid ? holds : { days: 180 }).toISODate() ?? '';
}

/**
 * The end of a day as an instant; undefined for the latest one, which the
 * backend counts to the second.
 */
export function untilOf(day: string, latest: string): string | undefined {
  return !day || day >= latest
    ? undefined
    : DateTime.fromISO(day).endOf('day').toUTC().toISO() ?? undefined;
}

/** Enough of a digest to tell it from others. */
export function shortDigest(digest: string): string {
  const hex = digest.replace(/^sha256:/, '');
  return hex.length > 12 ? `${hex.slice(0, 8)}…${hex.slice(-4)}` : hex;
}
