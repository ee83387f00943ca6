import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatDays, formatDuration, readPercentile } from '../../format';

/** Decisions of all kinds. */
export function countDecisions(gate: GateInsight): number {
  return Object.values(gate.decisions).reduce((sum, count) => sum + count, 0);
}

/** Share of decisions that nobody can have looked at; undefined: not known. */
export function rubberStampShare(gate: GateInsight): number | undefined {
  const decided = countDecisions(gate);
  return gate.rubberStamps === null || decided === 0
    ? undefined
    : gate.rubberStamps / decided;
}

/** Days per catch; less than one in its own units, never `0 d`. */
export function formatDaysPerCatch(days: number): string {
  return days < 1 ? formatDuration(days * 86_400) : formatDays(days);
}

/** What a catch costs: `86 d per catch`, `no catch`; never infinite. */
export function describeCost(gate: GateInsight): string {
  const test = gate.deliveryTest;
  if (!test) {
    return 'catches not recorded';
  }
  return test.waitingDaysPerCatch === null
    ? 'no catch'
    : `${formatDaysPerCatch(test.waitingDaysPerCatch)} per catch`;
}

/** The right end of the axis that all queue strips share, in seconds. */
export function sharedQueueMax(gates: readonly GateInsight[]): number {
  const ends = gates.flatMap(({ queue }) =>
    (['p50', 'p85', 'p95'] as const)
      .map(percentile => readPercentile(queue, percentile))
      .map(reading => (reading.state === 'known' ? reading.seconds : 0)),
  );
  return Math.max(86_400, ...ends) * 1.05;
}

/** The right end of the axis that all catch rates share. */
export function sharedRateMax(gates: readonly GateInsight[]): number {
  const uppers = gates.map(gate => gate.deliveryTest?.upper ?? 0);
  return Math.min(1, Math.max(0.1, ...uppers) * 1.05);
}

/** By gate-days, the costliest first. */
export function byGateDays(gates: readonly GateInsight[]): GateInsight[] {
  return [...gates].sort((a, b) => b.gateDays - a.gateDays);
}
