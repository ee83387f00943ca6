import { binomialTail } from './binomialTail';

/** Error that a one-sided bound may have. */
const SIGNIFICANCE = 0.05;
const BISECTIONS = 60;

/** How many of how many. @public */
export interface Proportion {
  /** Decisions that caught something. */
  caught: number;
  /** All decisions. */
  decided: number;
}

/**
 * The largest share that is still plausible, one-sided at 95 %.
 *
 * @remarks
 * Clopper–Pearson 1934: the share with which as few as `caught` would be seen
 * in 5 % of all samples; BetaInv(.95; x + 1, n − x). Found by bisection on the
 * binomial tail. 0 of 30 → 9.5 %.
 *
 * @public
 */
export function upperBound(proportion: Proportion): number {
  const { caught, decided } = checked(proportion);
  if (caught === decided) {
    return 1;
  }
  let low = caught / decided;
  let high = 1;
  for (let round = 0; round < BISECTIONS; round += 1) {
    const middle = (low + high) / 2;
    if (binomialTail(caught, decided, middle) > SIGNIFICANCE) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return high;
}

/**
 * The smallest share that is still plausible, one-sided at 95 %.
 *
 * @remarks
 * Clopper–Pearson 1934: BetaInv(.05; x, n − x + 1), which is the mirrored
 * {@link upperBound} of what was not caught. 3 of 200 → 0.41 %.
 *
 * @public
 */
export function lowerBound(proportion: Proportion): number {
  const { caught, decided } = checked(proportion);
  return 1 - upperBound({ caught: decided - caught, decided });
}

/**
 * How many decisions show that a gate catches less than `catchFloor`.
 *
 * @remarks
 * The smallest n with {@link upperBound} of `caught` in n at or below the
 * floor. With no catch 59 decisions for 5 %, with one catch 93.
 *
 * @public
 */
export function decisionsNeeded(options: {
  caught: number;
  catchFloor: number;
}): number {
  const { caught, catchFloor } = options;
  if (!(catchFloor > 0 && catchFloor < 1)) {
    throw new RangeError(
      `A catch floor lies between 0 and 1, got ${catchFloor}`,
    );
  }
  const isEnough = (decided: number) =>
    decided > caught &&
    binomialTail(caught, decided, catchFloor) <= SIGNIFICANCE;
  let enough = caught + 1;
  while (!isEnough(enough)) {
    enough *= 2;
  }
  let tooFew = Math.floor(enough / 2);
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isEnough(middle)) {
      enough = middle;
    } else {
      tooFew = middle;
    }
  }
  return enough;
}

/**
 * How many further decisions without a catch would settle the question.
 *
 * @public
 */
export function missingDecisions(
  options: Proportion & { catchFloor: number },
): number {
  const { caught, decided, catchFloor } = options;
  return Math.max(0, decisionsNeeded({ caught, catchFloor }) - decided);
}

function checked(proportion: Proportion): Proportion {
  const { caught, decided } = proportion;
  const counts = Number.isInteger(caught) && Number.isInteger(decided);
  if (!counts || caught < 0 || caught > decided) {
    throw new RangeError(
      `Cannot have caught ${caught} in ${decided} decisions`,
    );
  }
  return proportion;
}
