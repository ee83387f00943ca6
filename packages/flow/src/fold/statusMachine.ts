import { StatusGate } from '../config/gateRules';
import { Passage, Round } from './passage';

/** One stay in a status. Epoch milliseconds; no end while it lasts. */
export interface Stay {
  status: string;
  start: number;
  end?: number;
}

/**
 * Reads the rounds of one status gate from a subject's stays.
 *
 * @remarks
 * Entering a listed status asks; leaving it decides; leaving to a `returnsTo`
 * status sends back. Rework that is left without asking again approved the
 * subject with changes. Stays must be in order of time. O(stays).
 */
export function statusPassage(
  gate: StatusGate,
  subject: string,
  stays: readonly Stay[],
): Passage | undefined {
  const rounds: Round[] = [];
  let open: Round | undefined;
  let returning: Round | undefined;
  for (const stay of stays) {
    if (gate.status(stay.status)) {
      if (returning) {
        returning.resumed = stay.start;
        returning = undefined;
      }
      if (!open) {
        open = { asked: stay.start };
        rounds.push(open);
      }
      if (open.started === undefined && gate.starts(stay.status)) {
        open.started = stay.start;
      }
    } else if (open) {
      returning = decide(gate, open, stay);
      open = undefined;
    } else if (returning && !gate.returnsTo(stay.status)) {
      returning.resumed = stay.start;
      returning.decision = 'approved';
      returning.changed = true;
      returning = undefined;
    }
  }
  return rounds.length > 0
    ? { gate: gate.gate.id, subject, rounds }
    : undefined;
}

/** Ends the round by the status that the subject left to; returns it if sent back. */
function decide(gate: StatusGate, round: Round, next: Stay): Round | undefined {
  round.decided = next.start;
  if (gate.returnsTo(next.status)) {
    round.decision = 'requestChanges';
    round.returned = next.start;
    return round;
  }
  round.decision = gate.rejects(next.status) ? 'rejected' : 'approved';
  return undefined;
}
