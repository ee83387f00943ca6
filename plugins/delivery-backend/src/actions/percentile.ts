import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';

type Distribution = GateInsight['total'];

/**
 * A percentile, seconds; null where it rests on too few: an assistant repeats a
 * figure without the caution that a screen shows beside it.
 */
export function percentile(
  distribution: Distribution,
  name: 'p50' | 'p85',
): number | null {
  return distribution.weak?.includes(name) ? null : distribution[name];
}
