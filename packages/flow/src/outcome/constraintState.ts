/** What must hold, does or does not, or is not known. @public */
export type ConstraintState = 'pass' | 'fail' | 'unknown';

/** Whether a figure has to stay at or below a limit, or at or above it. @public */
export type ConstraintBound = 'atMost' | 'atLeast';

/** One figure against its limit. @public */
export interface ConstraintStanding {
  state: ConstraintState;
  /** What is left before it fails, in the unit of both; negative where it fails. */
  headroom: number | null;
}

/**
 * Whether a figure keeps to its limit, and how much is left.
 *
 * @remarks
 * The limit itself passes: it says the most, or the least, that is tolerated.
 *
 * @param now - Null where it is not known, which is no pass.
 * @public
 */
export function constraintCheck(
  now: number | null,
  limit: number,
  bound: ConstraintBound,
): ConstraintStanding {
  requireNumber('limit', limit);
  if (now === null) {
    return { state: 'unknown', headroom: null };
  }
  requireNumber('now', now);
  const headroom = bound === 'atMost' ? limit - now : now - limit;
  // Adding 0 turns −0 into 0.
  return { state: headroom >= 0 ? 'pass' : 'fail', headroom: headroom + 0 };
}

/**
 * The state of a constraint of several checks.
 *
 * @remarks
 * Fails if one fails; else it is unknown if one is, or if there is none; else
 * it passes. Never averaged: nine that pass do not make up for one that fails.
 *
 * @public
 */
export function constraintState(
  checks: Iterable<{ state: ConstraintState }>,
): ConstraintState {
  const states = new Set<ConstraintState>();
  for (const { state } of checks) {
    states.add(state);
  }
  if (states.has('fail')) {
    return 'fail';
  }
  return states.has('unknown') || states.size === 0 ? 'unknown' : 'pass';
}

function requireNumber(field: string, value: number): void {
  if (!Number.isFinite(value)) {
    throw new RangeError(`${field} must be a number, got ${value}`);
  }
}
