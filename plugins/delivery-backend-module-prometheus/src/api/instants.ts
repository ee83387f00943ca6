import { Steps } from './PrometheusClient';

/** Most instants of one request; Prometheus refuses more than 11,000. */
export const MOST_STEPS = 5_000;

/**
 * Instants a whole number of steps from an origin, after `after` and up to
 * `until`, in ranges that Prometheus answers, the earliest first.
 *
 * @remarks
 * With the epoch as origin, which is the default, every replica reads the same
 * instants, whenever it begins, and one that reads again reads the same figures.
 */
export function* alignedRanges(options: {
  after: number;
  until: number;
  step: number;
  origin?: number;
}): Generator<Steps> {
  const { after, until, step, origin = 0 } = options;
  const last = origin + Math.floor((until - origin) / step) * step;
  let start = origin + (Math.floor((after - origin) / step) + 1) * step;
  while (start <= last) {
    const end = Math.min(last, start + (MOST_STEPS - 1) * step);
    yield { start, end, step };
    start = end + step;
  }
}
