import { byKind, Cell } from './cell';

/**
 * The sums that flow efficiency is read off; milliseconds.
 *
 * @remarks
 * An immutable value.
 *
 * @public
 */
export interface FlowEfficiencySum {
  readonly journeys: number;
  readonly elapsed: number;
  /** Work, processing and return: somebody acts. */
  readonly active: number;
  /** The part of `active` that is rework. */
  readonly returned: number;
  readonly unaccounted: number;
  /**
   * Σ active ÷ elapsed of each journey, in units of 2⁻⁶⁰.
   *
   * @remarks
   * Whole numbers, because the sum of fractions depends on the order in its
   * last digit, and a report must not.
   */
  readonly ratios: bigint;
}

const UNITS = 2 ** 60;

/** No journey at all. @public */
export function emptyFlowEfficiency(): FlowEfficiencySum {
  return {
    journeys: 0,
    elapsed: 0,
    active: 0,
    returned: 0,
    unaccounted: 0,
    ratios: 0n,
  };
}

/**
 * The sum with one more journey, from its attribution.
 *
 * @remarks
 * A journey that took no time has no ratio and is left out.
 *
 * @public
 */
export function addFlowEfficiency(
  sum: FlowEfficiencySum,
  journey: Iterable<Cell>,
): FlowEfficiencySum {
  const kinds = byKind(journey);
  const active = kinds.work + kinds.processing + kinds.return;
  const elapsed = active + kinds.queue + kinds.timer + kinds.unaccounted;
  if (elapsed === 0) {
    return sum;
  }
  return mergeFlowEfficiency(sum, {
    journeys: 1,
    elapsed,
    active,
    returned: kinds.return,
    unaccounted: kinds.unaccounted,
    // Exact: a power of two only moves the point.
    ratios: BigInt(Math.round((active / elapsed) * UNITS)),
  });
}

/** The journeys of both. @public */
export function mergeFlowEfficiency(
  left: FlowEfficiencySum,
  right: FlowEfficiencySum,
): FlowEfficiencySum {
  return combine(left, right, 1);
}

/** The journeys of `whole` without those of `part`. @public */
export function subtractFlowEfficiency(
  whole: FlowEfficiencySum,
  part: FlowEfficiencySum,
): FlowEfficiencySum {
  return combine(whole, part, -1);
}

/** The share of elapsed time in which somebody acts. @public */
export interface FlowEfficiency {
  /** Σ active ÷ Σ elapsed: the headline. */
  ratioOfSums: number;
  /** The mean of the journeys' own ratios: every journey counts the same. */
  meanOfRatios: number;
  /** The ratio of sums if everything unaccounted were active. */
  atMost: number;
  /** Σ return ÷ Σ elapsed: the part of the ratio of sums that is rework. */
  returnShare: number;
}

/**
 * Reads the flow efficiency off the sums.
 *
 * @remarks
 * The true value lies between `ratioOfSums` and `atMost`: half of a real
 * journey may be unaccounted.
 *
 * @returns undefined if nobody was seen acting, which is not the same as 0.
 * @public
 */
export function finishFlowEfficiency(
  sum: FlowEfficiencySum,
): FlowEfficiency | undefined {
  const { journeys, elapsed, active, returned, unaccounted, ratios } = sum;
  if (active === 0) {
    return undefined;
  }
  return {
    ratioOfSums: active / elapsed,
    meanOfRatios: Number(ratios) / UNITS / journeys,
    atMost: (active + unaccounted) / elapsed,
    returnShare: returned / elapsed,
  };
}

function combine(
  left: FlowEfficiencySum,
  right: FlowEfficiencySum,
  sign: 1 | -1,
): FlowEfficiencySum {
  return {
    journeys: left.journeys + sign * right.journeys,
    elapsed: left.elapsed + sign * right.elapsed,
    active: left.active + sign * right.active,
    returned: left.returned + sign * right.returned,
    unaccounted: left.unaccounted + sign * right.unaccounted,
    ratios: left.ratios + BigInt(sign) * right.ratios,
  };
}
