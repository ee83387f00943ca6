import { Distribution, PercentileName, Spell } from './distribution';
import { KaplanMeier, kaplanMeier } from './kaplanMeier';
import { Percentile, percentileOf } from './percentile';
import { addAbandoned, Spells, spellsOf } from './spells';

const MILLISECONDS = 1000;

/**
 * Decided items from which on a 95 % upper bound of a percentile exists.
 *
 * @public
 */
export const samplesNeeded: Readonly<Record<PercentileName, number>> = {
  p50: 5,
  p85: 19,
  p95: 59,
};

const shownPercentiles: ReadonlyArray<{
  name: PercentileName;
  percent: number;
}> = [
  { name: 'p50', percent: 50 },
  { name: 'p85', percent: 85 },
  { name: 'p95', percent: 95 },
];

const SMALLEST_RISK_SET = 5;

/**
 * What the spells say together, in seconds.
 *
 * @remarks
 * `mean` and `sum` run over decided items with their full age at decision.
 * `weak` lists the percentiles with fewer than 5, 19 and 59 decided items
 * behind P50, P85 and P95, and those whose risk set is thinner than both 5
 * items and what as many complete observations would leave there: the curve
 * of five complete waits has three at risk at its median and is not weak.
 *
 * @public
 */
export function finishSpells(spells: Spells): Distribution {
  let total = 0;
  for (const exit of spells.decided.exit.view()) {
    total += exit;
  }
  return summarize(kaplanMeier(spells), {
    n: spells.decided.exit.length,
    censored: spells.open.exit.length,
    abandoned: spells.abandoned,
    total,
  });
}

/** {@link finishSpells} of a list of spells. @public */
export function distributionOf(options: {
  spells: Iterable<Spell>;
  abandoned?: number;
}): Distribution {
  const { spells, abandoned = 0 } = options;
  return finishSpells(addAbandoned(spellsOf(spells), abandoned));
}

/**
 * Reads the distribution off a curve.
 *
 * @param counts - `total` is the sum over decided items in milliseconds.
 * @internal
 */
export function summarize(
  curve: KaplanMeier,
  counts: { n: number; censored: number; abandoned: number; total: number },
): Distribution {
  const { n, censored, abandoned, total } = counts;
  const distribution: Distribution = {
    n,
    censored,
    abandoned,
    mean: n > 0 ? total / n / MILLISECONDS : null,
    sum: total / MILLISECONDS,
    p50: null,
    p85: null,
    p95: null,
  };
  const weak: PercentileName[] = [];
  for (const { name, percent } of shownPercentiles) {
    const percentile = percentileOf(curve, percent);
    if (percentile) {
      distribution[name] = percentile.age / MILLISECONDS;
    } else if (curve.longest !== undefined) {
      distribution.atLeast ??= {};
      distribution.atLeast[name] = curve.longest / MILLISECONDS;
    }
    if (n < samplesNeeded[name] || isThin(percentile, n, percent)) {
      weak.push(name);
    }
  }
  return weak.length > 0 ? { ...distribution, weak } : distribution;
}

function isThin(
  percentile: Percentile | undefined,
  n: number,
  percent: number,
): boolean {
  if (!percentile) {
    return false;
  }
  const complete = n - Math.floor((n * percent) / 100);
  return percentile.atRisk < Math.min(SMALLEST_RISK_SET, complete);
}
