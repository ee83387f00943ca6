import { KaplanMeier } from './kaplanMeier';
import { survivalBand, SurvivalPoint } from './survivalBand';

/**
 * The curve as points to draw as a staircase, thinned to at most `limit`.
 *
 * @remarks
 * Starts at age 0 with everybody waiting and ends at the longest observed age.
 * In between a step is kept where S enters another of `limit` − 2 equal
 * levels, so that what is drawn is never off by more than one level. Kept
 * points are exact.
 *
 * @param options - `limit`: at least 3, default 200.
 * @public
 */
export function waitingCurve(
  curve: KaplanMeier,
  options: { limit?: number } = {},
): SurvivalPoint[] {
  const { limit = 200 } = options;
  if (!(limit >= 3)) {
    throw new RangeError(`A curve needs at least 3 points, got ${limit}`);
  }
  if (curve.longest === undefined) {
    return [];
  }
  const levels = Math.floor(limit) - 2;
  const points: SurvivalPoint[] = [{ age: 0, survival: 1, lower: 1, upper: 1 }];
  let last = points[0];
  let level = levels;
  for (const point of survivalBand(curve)) {
    const reached = Math.floor(point.survival * levels);
    if (reached < level) {
      points.push(point);
      level = reached;
    }
    last = point;
  }
  if (points[points.length - 1].age < curve.longest) {
    points.push({ ...last, age: curve.longest });
  }
  return points;
}
