import { Distribution } from '../format';

export const DAY = 86_400;
export const HOUR = 3_600;
export const MINUTE = 60;

/** A distribution around a median, as long-tailed as waits are. */
export function distribution(
  n: number,
  p50: number,
  options: Partial<Distribution> = {},
): Distribution {
  const weak = [
    ...(n < 5 ? (['p50'] as const) : []),
    ...(n < 19 ? (['p85'] as const) : []),
    ...(n < 59 ? (['p95'] as const) : []),
  ];
  return {
    n,
    censored: 0,
    abandoned: 0,
    mean: n ? p50 * 1.1 : null,
    sum: n * p50 * 1.1,
    p50: n ? p50 : null,
    p85: n ? p50 * 1.6 : null,
    p95: n ? p50 * 2.2 : null,
    ...(weak.length && { weak }),
    ...options,
  };
}

/** Nothing was observed. */
export const NOTHING = distribution(0, 0, { sum: 0 });
