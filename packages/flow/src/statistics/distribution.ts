/** The percentiles that every distribution shows. @public */
export type PercentileName = 'p50' | 'p85' | 'p95';

/**
 * How long something takes, with the items that are still open.
 *
 * @remarks
 * Durations are seconds, fractions allowed. `n` counts decided items,
 * `censored` those open at the as-of instant, `abandoned` those whose journey
 * closed without a decision; the last are in no percentile. `mean` and `sum`
 * run over `n`. A percentile the curve does not reach is null and stands in
 * `atLeast`; one with too few items behind it is listed in `weak`.
 *
 * @public
 */
export interface Distribution {
  n: number;
  censored: number;
  abandoned: number;
  mean: number | null;
  sum: number;
  p50: number | null;
  p85: number | null;
  p95: number | null;
  weak?: PercentileName[];
  atLeast?: Partial<Record<PercentileName, number>>;
}

/**
 * One stay in one segment.
 *
 * @remarks
 * Ages in milliseconds. `entry` is the age at which the item came under
 * observation (0 for an item seen from birth), `exit` the age at which it was
 * decided (`decided: true`) or last seen open.
 *
 * @public
 */
export interface Spell {
  entry: number;
  exit: number;
  decided: boolean;
}
