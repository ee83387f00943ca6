import { Overview } from '@delivery-stack/backstage-plugin-delivery-common';
import { NO_BREAK_SPACE } from './characters';
import { DayCounting, formatDuration } from './duration';
import { formatNumber } from './number';

/** How long something takes, with what is still open. */
export type Distribution = Overview['elapsed'];

/** The percentiles that are shown. */
export type Percentile = 'p50' | 'p85' | 'p95';

/** Decided items that a percentile needs for a 95 % bound. */
export const SAMPLE_NEEDED: Record<Percentile, number> = {
  p50: 5,
  p85: 19,
  p95: 59,
};

/** Below this many decided items a figure is marked `few`. */
export const FEW = 20;

/** A percentile as it may be shown, or why it may not. */
export type PercentileReading =
  | { state: 'known'; seconds: number }
  | { state: 'atLeast'; seconds: number }
  | { state: 'weak'; needed: number }
  | { state: 'unknown' };

/** Reads a percentile; weak ones are withheld, unreached ones are bounds. */
export function readPercentile(
  distribution: Distribution,
  percentile: Percentile,
): PercentileReading {
  if (
    distribution.weak?.includes(percentile) ||
    distribution.n < SAMPLE_NEEDED[percentile]
  ) {
    return { state: 'weak', needed: SAMPLE_NEEDED[percentile] };
  }
  const seconds = distribution[percentile];
  if (seconds !== null) {
    return { state: 'known', seconds };
  }
  const bound = distribution.atLeast?.[percentile];
  return bound === undefined
    ? { state: 'unknown' }
    : { state: 'atLeast', seconds: bound };
}

/** A percentile in words: `9 d`, `≥ 15 d`, `needs n ≥ 59`, `not reached`. */
export function formatPercentile(
  distribution: Distribution,
  percentile: Percentile,
  counting: DayCounting = 'elapsed',
): string {
  const reading = readPercentile(distribution, percentile);
  switch (reading.state) {
    case 'known':
      return formatDuration(reading.seconds, counting);
    case 'atLeast':
      return `≥${NO_BREAK_SPACE}${formatDuration(reading.seconds, counting)}`;
    case 'weak':
      return ['needs n', '≥', String(reading.needed)].join(NO_BREAK_SPACE);
    default:
      return 'not reached';
  }
}

/** What stands behind a figure: `n = 164 + 14 open (censored)`. */
export function formatSample(
  distribution: Pick<Distribution, 'n' | 'censored'>,
): string {
  const n = ['n', '=', formatNumber(distribution.n)].join(NO_BREAK_SPACE);
  return distribution.censored
    ? `${n} + ${formatNumber(
        distribution.censored,
      )}${NO_BREAK_SPACE}open (censored)`
    : n;
}
