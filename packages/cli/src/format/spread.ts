import { Distribution } from '@delivery-stack/flow';
import { duration } from './duration';
import { count } from './numbers';

type PercentileName = 'p50' | 'p85' | 'p95';

const smallestSample = { p50: 5, p85: 19, p95: 59 } as const;

/** n with the open and abandoned items beside it. */
export function sample({ n, censored, abandoned }: Distribution): string {
  const open = censored > 0 ? ` + ${count(censored)} open` : '';
  const left = abandoned > 0 ? `, ${count(abandoned)} abandoned` : '';
  return `n = ${count(n)}${open}${left}`;
}

/** A percentile as a screen shows it: never a number that n does not bear. */
export function percentile(of: Distribution, name: PercentileName): string {
  if (of.n === 0 && of.censored === 0) {
    return '–';
  }
  if (of.weak?.includes(name)) {
    return `needs n ≥ ${smallestSample[name]}`;
  }
  const atLeast = of.atLeast?.[name];
  return atLeast === undefined ? duration(of[name]) : `≥ ${duration(atLeast)}`;
}

/** Headings of {@link spread}. */
export const spreadHeads = ['P50', 'P85', 'P95', 'mean', 'sample'];

/** A distribution as cells of a table. */
export function spread(of: Distribution): string[] {
  return [
    percentile(of, 'p50'),
    percentile(of, 'p85'),
    percentile(of, 'p95'),
    duration(of.mean),
    sample(of),
  ];
}
