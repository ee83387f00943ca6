import { Rules } from '../config/rules';
import { LogRow } from '../readers/logRow';
import { ActivityMachine } from './activityMachine';
import { CaseTrack } from './caseTrack';
import { LogCompletion, caseCompletions } from './caseCompletions';
import { StepVisit } from './journey';
import { roundSpans } from './roundSpans';
import { UNOWNED } from './span';

/**
 * Reads a case of an activity log: rows are completions.
 *
 * @remarks
 * A completion without a start says when something ended, not what filled the
 * time before: that interval is unaccounted unless a step rule names its kind.
 */
export function activityTrack(
  rows: readonly LogRow[],
  subject: string,
  rules: Rules,
): CaseTrack {
  const read = caseCompletions(rows, subject);
  const track: CaseTrack = {
    from: read.from,
    to: read.to,
    spans: [],
    passages: [],
    visits: [],
    anomalies: read.anomalies,
  };
  for (const completion of read.completions) {
    addStep(track, completion, subject, rules);
  }
  for (const { activity, start } of read.unfinished) {
    addStretch(track, { activity, kind: 'work', start }, subject, rules);
  }
  addGates(track, read.completions, subject, rules);
  return track;
}

/**
 * The time that a completion ends: its work where it has a start; otherwise
 * whatever filled the time since the event before, which nobody recorded.
 */
function addStep(
  track: CaseTrack,
  completion: LogCompletion,
  subject: string,
  rules: Rules,
): void {
  const { activity, time: end, start, scheduled, previous } = completion;
  if (start === undefined) {
    const since = previous ?? end;
    const stretch = { activity, kind: 'unaccounted' as const, end };
    addStretch(track, { ...stretch, start: since }, subject, rules);
    return;
  }
  addStretch(track, { activity, kind: 'work', start, end }, subject, rules);
  if (scheduled !== undefined && scheduled < start) {
    const owner = rules.step(activity)?.function ?? UNOWNED;
    const waited = { start: scheduled, end: start };
    track.visits.push({ step: activity, kind: 'queue', ...waited });
    track.spans.push({
      spanKind: 'queue',
      function: owner,
      subject,
      step: activity,
      ...waited,
    });
  }
}

/** A visit, and its span unless it is unaccounted; a step rule wins over `kind`. */
function addStretch(
  track: CaseTrack,
  stretch: {
    activity: string;
    kind: StepVisit['kind'];
    start: number;
    end?: number;
  },
  subject: string,
  rules: Rules,
): void {
  const { activity, start, end } = stretch;
  const step = rules.step(activity);
  const kind = step?.kind ?? stretch.kind;
  track.visits.push({ step: activity, kind, start, end });
  if (kind !== 'unaccounted' && (end === undefined || end > start)) {
    track.spans.push({
      spanKind: kind,
      function: step?.function ?? UNOWNED,
      start,
      end,
      subject,
      step: activity,
    });
  }
}

function addGates(
  track: CaseTrack,
  completions: readonly LogCompletion[],
  subject: string,
  rules: Rules,
): void {
  for (const gate of rules.gates.activity) {
    const machine = new ActivityMachine(gate, subject);
    for (const completion of completions) {
      machine.see(completion);
    }
    track.anomalies.push(...machine.anomalies);
    if (machine.passage) {
      track.passages.push(machine.passage);
      for (const round of machine.passage.rounds) {
        track.spans.push(...roundSpans({ round, gate: gate.gate, subject }));
      }
    }
  }
}
