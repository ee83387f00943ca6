import { StepVisit } from '../fold/journey';
import { StepFigures } from './report';

/** Visits of a step and their time: whole milliseconds, which add up in any order. */
interface StepTime extends Omit<StepFigures, 'share' | 'seconds'> {
  milliseconds: number;
}

/** Time and visits by step and kind, over closed journeys. */
export type StepSum = Map<string, StepTime>;

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
    const figures = sum.get(key) ?? {
      step,
      kind,
      visits: 0,
      milliseconds: 0,
    };
    figures.visits += 1;
    figures.milliseconds += Math.max(0, milliseconds);
    sum.set(key, figures);
  }
  return sum;
}

/** The longest first; equal ones by name. `elapsed` in seconds. */
export function finishSteps(sum: StepSum, elapsed: number): StepFigures[] {
  return [...sum.values()]
    .sort(
      (one, other) =>
        other.milliseconds - one.milliseconds ||
        (`${one.step} ${one.kind}` < `${other.step} ${other.kind}` ? -1 : 1),
    )
    .slice(0, MOST_STEPS)
    .map(({ milliseconds, ...each }) => {
      const seconds = milliseconds / 1000;
      return { ...each, seconds, share: elapsed > 0 ? seconds / elapsed : 0 };
    });
}
