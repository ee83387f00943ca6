import { missingDecisions } from './clopperPearson';
import {
  CatchFigures,
  explain,
  figuresOf,
  GateEvidence,
  GateStanding,
  standingOf,
} from './gateEvidence';

/**
 * Whether a gate pays for its delay with what it catches.
 *
 * @remarks
 * `keep`: it does. `embed`: it catches less than the floor, so automate it into
 * the pattern or pipeline. `target`: only for some risk classes.
 *
 * @public
 */
export type DeliveryVerdict = 'keep' | 'embed' | 'target' | 'notEnoughEvidence';

/** The gate, and what its catches are worth. @public */
export interface DeliveryTestOptions extends GateEvidence {
  /** τ: the share of decisions that must catch something; default 0.05. */
  catchFloor?: number;
  /** Waiting days that one catch may cost; default 30. */
  waitingDaysPerCatch?: number;
  /** The same evidence by risk class of the subject. */
  byRiskClass?: Record<string, GateEvidence>;
}

/** Why a verdict was given. @public */
export interface DeliveryTestReason {
  /** The test that was passed, or why neither was. */
  code: GateStanding;
  /** The same for people, with the figures. */
  message: string;
  /** The risk class that the reason is about, if not the whole gate. */
  riskClass?: string;
}

/** The verdict on one gate, with its figures. @public */
export interface DeliveryTestResult extends CatchFigures {
  verdict: DeliveryVerdict;
  /** Further decisions without a catch after which the verdict is `embed`. */
  missing?: number;
  /** About the whole gate first, then about risk classes that pass a test. */
  reasons: DeliveryTestReason[];
}

/**
 * The delivery test of a gate.
 *
 * @remarks
 * Upper bound ≤ floor → `embed`. Lower bound \> floor, and at most the budgeted
 * waiting days per catch → `keep`. Neither, but one risk class alone passes
 * either test → `target`. Otherwise there is not enough evidence, and
 * `missing` says how much: not for a gate that surely catches above the floor
 * and only waits too long per catch, for which more decisions would not help.
 *
 * Count initiatives, not repeated passages, and evaluate monthly: who looks
 * often enough finds something by chance. A low rate does not say what a gate
 * deters.
 *
 * @public
 */
export function deliveryTest(options: DeliveryTestOptions): DeliveryTestResult {
  const { catchFloor = 0.05, waitingDaysPerCatch = 30 } = options;
  const worth = { catchFloor, waitingDaysPerCatch };
  const judge = (evidence: GateEvidence): DeliveryTestReason => {
    const code = standingOf(figuresOf(evidence), worth);
    return { code, message: explain(code, evidence, worth) };
  };

  const { caught, decided, byRiskClass = {} } = options;
  const whole = judge(options);
  const figures = figuresOf(options);
  const verdict = verdictOf(whole.code);
  if (verdict) {
    return { verdict, ...figures, reasons: [whole] };
  }
  const passing = Object.entries(byRiskClass)
    .map(([riskClass, evidence]) => ({ ...judge(evidence), riskClass }))
    .filter(({ code }) => verdictOf(code));
  if (passing.length > 0) {
    return { verdict: 'target', ...figures, reasons: [whole, ...passing] };
  }
  return {
    verdict: 'notEnoughEvidence',
    ...figures,
    ...(whole.code === 'tooFewDecisions' && {
      missing: missingDecisions({ caught, decided, catchFloor }),
    }),
    reasons: [whole],
  };
}

function verdictOf(standing: GateStanding): 'keep' | 'embed' | undefined {
  switch (standing) {
    case 'catchesAboveFloor':
      return 'keep';
    case 'catchesBelowFloor':
      return 'embed';
    default:
      return undefined;
  }
}
