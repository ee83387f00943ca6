import {
  DeliveryTest,
  GateDetail,
  GateInsight,
  WaitingItem,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { buildFrame } from './frames';
import { DAY, distribution, HOUR, NOTHING } from './distributions';

/** A delivery test; the verdict is the caller's. */
export function buildTest(overrides: Partial<DeliveryTest> = {}): DeliveryTest {
  return {
    verdict: 'target',
    decided: 164,
    caught: 18,
    rate: 0.11,
    upper: 0.158,
    lower: 0.073,
    catchFloor: 0.05,
    catchFloorAssumed: true,
    waitingDaysPerCatch: 86,
    waitingDaysPerCatchBudget: 30,
    reasons: ['Keep for high risk; encode low risk in a pattern.'],
    ...overrides,
  };
}

/** A gate; the security design review of the mockups unless said otherwise. */
export function buildGate(overrides: Partial<GateInsight> = {}): GateInsight {
  return {
    id: 'security-review',
    title: 'Security design review',
    function: 'security',
    functionTitle: 'Security',
    kind: 'approval',
    passages: 150,
    open: 14,
    rounds: 178,
    decisions: {
      approved: 125,
      rejected: 4,
      requestChanges: 35,
      cancelled: 0,
      expired: 0,
    },
    rubberStamps: 67,
    queue: distribution(164, 9 * DAY, { censored: 14, sum: 1424 * DAY }),
    processing: distribution(120, 5 * HOUR, { sum: 118 * DAY }),
    return: distribution(35, 3 * DAY + 4 * HOUR, { sum: 167 * DAY }),
    total: distribution(150, 11 * DAY, { censored: 14 }),
    gateDays: 1542,
    deliveryTest: buildTest(),
    ...overrides,
  };
}

/** A gate whose decisions are not recorded well enough for a test. */
export function buildBareGate(): GateInsight {
  return buildGate({
    id: 'data-access',
    title: 'Data-access governance',
    function: 'data',
    functionTitle: 'Data',
    open: 0,
    rubberStamps: null,
    processing: NOTHING,
    return: NOTHING,
    queue: distribution(12, 8 * DAY),
    gateDays: 96,
    deliveryTest: null,
  });
}

/** An item that waits at the security design review. */
export function buildWaitingItem(
  overrides: Partial<WaitingItem> = {},
): WaitingItem {
  return {
    journeyId: 'SEC-2291',
    journeyTitle: 'Ledger export to partner',
    subject: 'SEC-2291',
    url: 'https://jira.example.com/browse/SEC-2291',
    gate: 'security-review',
    gateTitle: 'Security design review',
    function: 'security',
    functionTitle: 'Security',
    phase: 'queue',
    since: '2026-10-10T16:00:00Z',
    age: 41 * DAY + 2 * HOUR,
    against: 'olderThanP95',
    ...overrides,
  };
}

/** A gate with its curve, risk classes and what waits. */
export function buildGateDetail(
  gate: GateInsight = buildGate(),
  overrides: Partial<GateDetail> = {},
): GateDetail {
  const median = gate.queue.p50 ?? 5 * DAY;
  return {
    frame: buildFrame(),
    gate,
    curve: Array.from({ length: 40 }, (_, index) => {
      const seconds = (index / 39) * median * 3;
      const share = Math.exp(-(((seconds / median) * 0.83) ** 2));
      return {
        seconds,
        share,
        lower: Math.max(0, share - 0.05),
        upper: Math.min(1, share + 0.05),
      };
    }),
    byRiskClass: [
      ['High', 'keep', 38, 15, 0.395, 0.541, 26],
      ['Medium', 'notEnoughEvidence', 29, 3, 0.103, 0.246, 89],
      ['Low', 'embed', 97, 0, 0, 0.03, null],
    ].map(([riskClass, verdict, decided, caught, rate, upper, cost]) => ({
      riskClass: riskClass as string,
      deliveryTest: buildTest({
        verdict: verdict as DeliveryTest['verdict'],
        decided: decided as number,
        caught: caught as number,
        rate: rate as number,
        upper: upper as number,
        waitingDaysPerCatch: cost as number | null,
        ...(verdict === 'notEnoughEvidence' && { missing: 30 }),
      }),
    })),
    waiting: [
      buildWaitingItem({ gate: gate.id, gateTitle: gate.title }),
      buildWaitingItem({
        gate: gate.id,
        gateTitle: gate.title,
        journeyId: 'SEC-2330',
        journeyTitle: 'Savings nudges API',
        subject: 'SEC-2330',
        age: 17 * DAY + 7 * HOUR,
        against: 'withinP95',
      }),
    ],
    ...overrides,
  };
}
