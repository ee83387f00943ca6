import { lowerBound, Proportion, upperBound } from './clopperPearson';

/** What a gate decided, caught, and made wait. @public */
export interface GateEvidence extends Proportion {
  /** Σ waiting of these decisions in days. */
  waitingDays: number;
}

/** What follows from a gate's evidence. @public */
export interface CatchFigures {
  /** Caught ÷ decided; undefined without decisions. */
  rate?: number;
  /** One-sided 95 % bound of the rate, Clopper–Pearson. */
  upper: number;
  /** One-sided 95 % bound of the rate, Clopper–Pearson. */
  lower: number;
  /** Waiting days ÷ catches; undefined without catches. */
  waitingDaysPerCatch?: number;
}

/** What a gate's catches are worth. @internal */
export interface GateWorth {
  catchFloor: number;
  waitingDaysPerCatch: number;
}

/** Where evidence stands to the catch floor and the budget. @public */
export type GateStanding =
  | 'catchesBelowFloor'
  | 'catchesAboveFloor'
  | 'waitsTooLongPerCatch'
  | 'tooFewDecisions';

/** The rate with its bounds, and the price of a catch. @internal */
export function figuresOf(evidence: GateEvidence): CatchFigures {
  const { caught, decided, waitingDays } = evidence;
  return {
    ...(decided > 0 && { rate: caught / decided }),
    upper: upperBound(evidence),
    lower: lowerBound(evidence),
    ...(caught > 0 && { waitingDaysPerCatch: waitingDays / caught }),
  };
}

/** The two tests of a gate, on one set of decisions. @internal */
export function standingOf(
  figures: CatchFigures,
  worth: GateWorth,
): GateStanding {
  if (figures.upper <= worth.catchFloor) {
    return 'catchesBelowFloor';
  }
  if (figures.lower <= worth.catchFloor) {
    return 'tooFewDecisions';
  }
  const { waitingDaysPerCatch = 0 } = figures;
  return waitingDaysPerCatch <= worth.waitingDaysPerCatch
    ? 'catchesAboveFloor'
    : 'waitsTooLongPerCatch';
}

/** A standing in one sentence, with its figures. @internal */
export function explain(
  standing: GateStanding,
  evidence: GateEvidence,
  worth: GateWorth,
): string {
  const figures = figuresOf(evidence);
  const counted = `caught ${evidence.caught} in ${evidence.decided} decisions`;
  const lower = percent(figures.lower);
  const upper = percent(figures.upper);
  const floor = `the floor is ${percent(worth.catchFloor)}`;
  if (standing === 'catchesBelowFloor') {
    return `${counted}: at most ${upper}, ${floor}`;
  }
  if (standing === 'tooFewDecisions') {
    return `${counted}: between ${lower} and ${upper}, ${floor}`;
  }
  const days = figures.waitingDaysPerCatch?.toFixed(1);
  return `${counted}: at least ${lower}, ${floor}; ${days} waiting days per catch, the budget is ${worth.waitingDaysPerCatch}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
