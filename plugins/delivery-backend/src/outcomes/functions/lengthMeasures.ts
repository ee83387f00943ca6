import { Distribution, samplesNeeded } from '@delivery-stack/flow';
import { OwnMeasure } from './FunctionGauge';

type Percentile = 'p50' | 'p85';

/**
 * How long something takes, in seconds, as figures of whoever does it.
 *
 * @remarks
 * The median, and beside it, where that is known, what else is asked for.
 */
export function lengthMeasures(
  title: string,
  length: Distribution,
  further: readonly Percentile[] = [],
): OwnMeasure[] {
  const isKnown = length.p50 !== null && !length.weak?.includes('p50');
  const percentiles: Percentile[] = ['p50', ...(isKnown ? further : [])];
  return percentiles.map(percentile => {
    const isWeak = length.weak?.includes(percentile) === true;
    const value = isWeak ? null : length[percentile];
    const note = value === null ? whyNone(length, percentile) : undefined;
    return {
      name: `${title}, ${percentile.toLocaleUpperCase('en-US')} over 90 days`,
      value,
      unit: 'seconds',
      n: length.n,
      of: 'organisation',
      ...(note !== undefined && { note }),
    };
  });
}

function whyNone(length: Distribution, percentile: Percentile): string {
  if (length.weak?.includes(percentile)) {
    return `needs n ≥ ${samplesNeeded[percentile]}`;
  }
  return length.atLeast?.[percentile] === undefined
    ? 'none ended yet'
    : 'longer than what is open by now';
}
