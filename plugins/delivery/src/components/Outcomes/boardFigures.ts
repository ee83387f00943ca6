import { OutcomeSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { Money, sumByCurrency } from '../OutcomeReport/money';
import { GateMove } from '../OutcomeReport/nextMove';

/** The middle of some figures; of an even number, between the two. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) {
    return null;
  }
  return Number.isInteger(middle)
    ? (sorted[middle - 1] + sorted[middle]) / 2
    : sorted[Math.floor(middle)];
}

/** Whether value arrives faster than a quarter ago. */
export interface Pace {
  /** Of the outcomes with a figure from both, so that the same is compared. */
  now: number | null;
  before: number | null;
  n: number;
  faster: number;
  slower: number;
  /** Outcomes without one of the two. */
  without: number;
  /** Of the `n`, those whose figure of then was worked out today. */
  recomputed: number;
}

/** Compares the latest time-to-value with what it was a quarter ago. */
export function paceOf(items: readonly OutcomeSummary[]): Pace {
  const pairs = items.flatMap(({ timeToValue, before }) =>
    timeToValue.latest === null ||
    before === undefined ||
    before.timeToValue === null
      ? []
      : [
          {
            now: timeToValue.latest,
            before: before.timeToValue,
            recomputed: before.recomputed === true,
          },
        ],
  );
  return {
    now: median(pairs.map(pair => pair.now)),
    before: median(pairs.map(pair => pair.before)),
    n: pairs.length,
    faster: pairs.filter(pair => pair.now < pair.before).length,
    slower: pairs.filter(pair => pair.now > pair.before).length,
    without: items.length - pairs.length,
    recomputed: pairs.filter(({ recomputed }) => recomputed).length,
  };
}

/** What waiting costs, each currency on its own. */
export function waitingOf(items: readonly OutcomeSummary[]): {
  sums: Money[];
  n: number;
  without: number;
} {
  const costs = items.flatMap(({ costOfWaiting }) => costOfWaiting ?? []);
  return {
    sums: sumByCurrency(costs),
    n: costs.length,
    without: items.length - costs.length,
  };
}

/** A decision about a gate, and the outcomes that it would help. */
export interface Decision {
  /** Where it saves most. */
  move: GateMove;
  outcome: OutcomeSummary;
  /** Others whose next move it is as well. */
  others: OutcomeSummary[];
}

/** The decisions that would free most days, each gate once. */
export function decisionsOf(
  items: readonly OutcomeSummary[],
  most = 3,
): Decision[] {
  const byGate = new Map<string, Decision>();
  const moves = items
    .flatMap(outcome =>
      outcome.nextMove.kind === 'gate'
        ? [{ move: outcome.nextMove, outcome }]
        : [],
    )
    .sort((a, b) => b.move.saves - a.move.saves);
  for (const { move, outcome } of moves) {
    const known = byGate.get(move.gate);
    if (known) {
      known.others.push(outcome);
    } else {
      byGate.set(move.gate, { move, outcome, others: [] });
    }
  }
  return [...byGate.values()].slice(0, most);
}
