import { StatusGate } from '../config/gateRules';
import { Rules } from '../config/rules';
import { StepVisit } from './journey';
import { Passage } from './passage';
import { roundSpans } from './roundSpans';
import { Span, UNOWNED } from './span';
import { Stay, statusPassage } from './statusMachine';

/** What the stays of one subject say. */
export interface StatusTrack {
  spans: Span[];
  passages: Passage[];
  visits: StepVisit[];
}

/**
 * Reads a subject's stays in statuses: a ticket's, or a state log's case.
 *
 * @remarks
 * A stay belongs to the gates that it matches; the rework between two rounds
 * belongs to the gate that asked for it; any other stay to its step rule; what
 * nothing names is a visit without a span: unaccounted.
 */
export function statusTrack(options: {
  subject: string;
  stays: readonly Stay[];
  gates: readonly StatusGate[];
  rules: Rules;
  /** Read the gates alone: the subject's other time is not this journey's. */
  gatesOnly?: boolean;
}): StatusTrack {
  const { subject, stays, gates, rules } = options;
  const track: StatusTrack = { spans: [], passages: [], visits: [] };
  const passages = gates.flatMap(gate => {
    const passage = statusPassage(gate, subject, stays);
    return passage ? [{ gate, passage }] : [];
  });
  for (const { gate, passage } of passages) {
    track.passages.push(passage);
    for (const round of passage.rounds) {
      const rework = stayAt(stays, round.returned)?.status;
      track.spans.push(
        ...roundSpans({
          round,
          gate: gate.gate,
          subject,
          step: stayAt(stays, round.asked)?.status,
          reworkFunction: rework ? rules.step(rework)?.function : undefined,
        }),
      );
    }
  }
  for (const stay of options.gatesOnly ? [] : stays) {
    addVisit(track, stay, subject, rules);
  }
  return track;
}

/** The stay that begins at an instant: of several, the one that lasted. */
function stayAt(stays: readonly Stay[], instant: number | undefined) {
  return stays.findLast(stay => stay.start === instant);
}

/** The visit of a stay, and its span where no gate has already told it. */
function addVisit(
  track: StatusTrack,
  stay: Stay,
  subject: string,
  rules: Rules,
): void {
  const { status, start, end } = stay;
  const atGate = track.spans.find(
    span =>
      span.gate !== undefined &&
      span.start <= start &&
      (span.end === undefined || span.end > start),
  );
  const step = rules.step(status);
  const kind = atGate?.spanKind ?? step?.kind ?? 'unaccounted';
  track.visits.push({ step: status, kind, start, end });
  const empty = end !== undefined && end <= start;
  if (!atGate && step && step.kind !== 'unaccounted' && !empty) {
    track.spans.push({
      spanKind: step.kind,
      function: step.function ?? UNOWNED,
      start,
      end,
      subject,
      step: status,
    });
  }
}
