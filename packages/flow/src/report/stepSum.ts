import { StepVisit } from '../fold/journey';
import { StepFigures } from './report';

/** Seconds and visits by step and kind, over closed journeys. */
export type StepSum = Map<string, Omit<StepFigures, 'share'>>;

/** Steps that a report lists; the rest would be noise, and unbounded. */
const MOST_STEPS = 1_000;

/** Adds the visits of one closed journey. O(visits). */
export function addVisits(
  sum: StepSum,
  visits: readonly StepVisit[],
  closedAt: number,
): StepSum {
  for (const { step, kind, start, end } of visits) {
    const key = `${kind} ${step}`;
    const milliseconds = Math.min(end ?? closedAt, closedAt) - start;
    const figures = sum.get(key) ?? { step, kind, visits: 0, seconds: 0 };
    figures.visits += 1;
    figures.seconds += Math.max(0, milliseconds) / 1000;
    sum.set(key, figures);
  }
  return sum;
}

/** The longest first; equal ones by name. `elapsed` in seconds. */
export function finishSteps(sum: StepSum, elapsed: number): StepFigures[] {
  return [...sum.values()]
    .sort(
      (one, other) =>
        other.seconds - one.seconds || (one.step < other.step ? -1 : 1),
    )
    .slice(0, MOST_STEPS)
    .map(each => ({
      ...each,
      share: elapsed > 0 ? each.seconds / elapsed : 0,
    }));
}
