import { DeliveryTest } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  deliveryTest,
  FlowConfig,
  Gate,
  GateEvidence,
} from '@delivery-stack/flow';

/** The share that is assumed where nothing says what a catch is worth. */
const ASSUMED_FLOOR = 0.05;
const LARGEST_FLOOR = 0.99;

/** What a gate's catches must reach. */
export interface CatchFloor {
  floor: number;
  assumed: boolean;
}

/**
 * The catch floor of a gate: cost of delay per decision ÷ loss per miss where
 * both are configured, else the configured share.
 */
export function catchFloorOf(
  gate: Pick<Gate, 'protects'>,
  config: Pick<FlowConfig, 'catchFloor' | 'costOfDelayPerDecision'>,
): CatchFloor {
  const { costOfDelayPerDecision: cost, catchFloor } = config;
  if (cost !== undefined && gate.protects) {
    return {
      floor: Math.min(LARGEST_FLOOR, cost / gate.protects.loss),
      assumed: false,
    };
  }
  return { floor: catchFloor, assumed: catchFloor === ASSUMED_FLOOR };
}

/** The delivery test of one gate, as it is answered. */
export function judge(
  gate: Gate,
  config: FlowConfig,
  evidence: GateEvidence & { byRiskClass?: Record<string, GateEvidence> },
): DeliveryTest {
  const { floor, assumed } = catchFloorOf(gate, config);
  const { waitingDaysPerCatch: budget } = config;
  const result = deliveryTest({
    ...evidence,
    catchFloor: floor,
    waitingDaysPerCatch: budget,
  });
  const hasDecided = evidence.decided > 0;
  return {
    verdict: result.verdict,
    decided: evidence.decided,
    caught: evidence.caught,
    rate: result.rate ?? null,
    upper: hasDecided ? result.upper : null,
    lower: hasDecided ? result.lower : null,
    catchFloor: floor,
    catchFloorAssumed: assumed,
    waitingDaysPerCatch: result.waitingDaysPerCatch ?? null,
    waitingDaysPerCatchBudget: budget,
    ...(result.missing !== undefined && { missing: result.missing }),
    reasons: result.reasons.map(({ message, riskClass }) =>
      riskClass === undefined ? message : `${riskClass}: ${message}`,
    ),
  };
}
