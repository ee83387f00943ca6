import { GateInfo } from '../config/gateRules';
import { Decision, Passage, Round, decisions } from '../fold/passage';
import { finishSpells } from '../statistics/distributionOf';
import {
  Spells,
  addAbandoned,
  addSpell,
  emptySpells,
  mergeSpells,
} from '../statistics/spells';
import { GateFigures } from './report';
import { Stopwatch } from './stopwatch';

/** What the passages through one gate add up to. */
export interface GateSum {
  passages: number;
  open: number;
  rounds: number;
  decisions: Record<Decision, number>;
  queue: Spells;
  processing: Spells;
  return: Spells;
  total: Spells;
}

/** What a passage is measured against. Instants are epoch milliseconds. */
export interface PassageFrame {
  /** True when the passage's journey is closed: what is open there is abandoned. */
  closed: boolean;
  /** Up to when open items have aged. */
  asOf: number;
  stopwatch: Stopwatch;
}

/** No passage at all. */
export function emptyGate(): GateSum {
  return {
    passages: 0,
    open: 0,
    rounds: 0,
    decisions: Object.fromEntries(
      decisions.map(each => [each, 0]),
    ) as GateSum['decisions'],
    queue: emptySpells(),
    processing: emptySpells(),
    return: emptySpells(),
    total: emptySpells(),
  };
}

/** Adds one passage to the accumulator and gives it back. O(rounds). */
export function addPassage(
  sum: GateSum,
  passage: Passage,
  frame: PassageFrame,
): GateSum {
  sum.passages += 1;
  sum.rounds += passage.rounds.length;
  for (const round of passage.rounds) {
    addRound(sum, round, frame);
  }
  const last = passage.rounds[passage.rounds.length - 1];
  const waits = last.decided === undefined || isOut(last, passage);
  if (waits && !frame.closed) {
    sum.open += 1;
  }
  addTotal(sum.total, passage, waits, frame);
  return sum;
}

/** True while the subject is out for rework, with no approval since. */
function isOut(round: Round, passage: Passage) {
  return (
    round.returned !== undefined &&
    round.resumed === undefined &&
    (passage.approvedLast ?? -Infinity) < round.returned
  );
}

function addRound(sum: GateSum, round: Round, frame: PassageFrame): void {
  const { asked, started, decided, returned, resumed, decision } = round;
  if (decision) {
    sum.decisions[decision] += 1;
  }
  addStretch(sum.queue, asked, started ?? decided, frame);
  if (started !== undefined) {
    addStretch(sum.processing, started, decided, frame);
  }
  if (returned !== undefined) {
    addStretch(sum.return, returned, resumed, frame);
  }
}

/** Decided, still open, or abandoned: one stretch of time. */
function addStretch(
  spells: Spells,
  start: number,
  end: number | undefined,
  { closed, asOf, stopwatch }: PassageFrame,
): void {
  if (end !== undefined) {
    if (end >= start) {
      addSpell(spells, {
        entry: 0,
        exit: stopwatch(start, end),
        decided: true,
      });
    }
  } else if (closed) {
    addAbandoned(spells);
  } else if (asOf >= start) {
    addSpell(spells, {
      entry: 0,
      exit: stopwatch(start, asOf),
      decided: false,
    });
  }
}

/** First ask → last approval; a passage that was never approved is not in it. */
function addTotal(
  spells: Spells,
  passage: Passage,
  waits: boolean,
  frame: PassageFrame,
): void {
  const approvals = passage.rounds.filter(each => each.decision === 'approved');
  const last = passage.approvedLast ?? approvals.at(-1)?.decided;
  const [{ asked }] = passage.rounds;
  if (waits && !frame.closed) {
    addStretch(spells, asked, undefined, frame);
  } else if (last !== undefined) {
    addStretch(spells, asked, last, frame);
  } else if (waits) {
    addAbandoned(spells);
  }
}

/** The passages of both, in a new sum. */
export function mergeGates(left: GateSum, right: GateSum): GateSum {
  return {
    passages: left.passages + right.passages,
    open: left.open + right.open,
    rounds: left.rounds + right.rounds,
    decisions: Object.fromEntries(
      decisions.map(each => [
        each,
        left.decisions[each] + right.decisions[each],
      ]),
    ) as GateSum['decisions'],
    queue: mergeSpells(left.queue, right.queue),
    processing: mergeSpells(left.processing, right.processing),
    return: mergeSpells(left.return, right.return),
    total: mergeSpells(left.total, right.total),
  };
}

/** Reads the figures off a sum. */
export function finishGate(gate: GateInfo, sum: GateSum): GateFigures {
  return {
    id: gate.id,
    title: gate.title,
    function: gate.function,
    kind: gate.kind,
    passages: sum.passages,
    open: sum.open,
    rounds: sum.rounds,
    decisions: sum.decisions,
    queue: finishSpells(sum.queue),
    processing: finishSpells(sum.processing),
    return: finishSpells(sum.return),
    total: finishSpells(sum.total),
  };
}
