import { Budgeting } from '../openslo/objectives';
import { ObjectiveProblem } from '../openslo/ObjectiveProblem';
import { Counts } from './countsIn';

/** How much extrapolation may make a part larger than the whole. */
const TOLERANCE = 0.01;
/** What arithmetic may lose. */
const EPSILON = 1e-9;

/** Of a budget: 1 untouched, 0 spent, negative where overspent. */
export function leftOf(actual: number, target: number): number {
  return 1 - (1 - actual) / (1 - target);
}

/**
 * Share that was good over all slices.
 *
 * @throws ObjectiveProblem where there was nothing to see, or a part is larger
 * than its whole.
 */
export function actualOf(
  slices: readonly Counts[],
  budgeting: Budgeting,
): number {
  requireParts(slices);
  const shares = slices
    .filter(({ total }) => total > 0)
    .map(({ good, total }) => Math.min(1, Math.max(0, good / total)));
  if (shares.length === 0) {
    throw new ObjectiveProblem(
      'ratioMetric.total: nothing happened in the window; wait, or check that it counts the right thing',
    );
  }
  const isGood = (share: number) =>
    budgeting.method === 'timeslices'
      ? Number(share >= budgeting.sliceTarget - EPSILON)
      : share;
  const sum = shares.reduce((total, share) => total + isGood(share), 0);
  return sum / shares.length;
}

function requireParts(slices: readonly Counts[]): void {
  const good = slices.reduce((sum, each) => sum + each.good, 0);
  const total = slices.reduce((sum, each) => sum + each.total, 0);
  const isNegative = slices.some(
    each => each.total < 0 || each.good < -TOLERANCE * Math.max(1, each.total),
  );
  if (isNegative || good > total * (1 + TOLERANCE)) {
    throw new ObjectiveProblem(
      'ratioMetric: the part is negative or more than the total; let good or bad select a part of what total selects, and raw give shares from 0 to 1',
    );
  }
}
