import { Rules } from '../config/rules';
import { LogRow } from '../readers/logRow';
import { ActivityMachine } from './activityMachine';
import { CaseTrack } from './caseTrack';
import { LogCompletion, caseCompletions } from './caseCompletions';
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
    const step = rules.step(activity);
    track.spans.push({
      spanKind: kindOf(step?.kind),
      function: step?.function ?? UNOWNED,
      start,
      subject,
      step: activity,
    });
    track.visits.push({ step: activity, kind: kindOf(step?.kind), start });
  }
  addGates(track, read.completions, subject, rules);
  return track;
}

const kindOf = (kind: string | undefined) =>
  kind === 'processing' || kind === 'return' || kind === 'timer'
    ? kind
    : 'work';

function addStep(
  track: CaseTrack,
  completion: LogCompletion,
  subject: string,
  rules: Rules,
): void {
  const { activity, time, start, scheduled, previous } = completion;
  const step = rules.step(activity);
  const owner = {
    function: step?.function ?? UNOWNED,
    subject,
    step: activity,
  };
  if (start === undefined) {
    const kind = step?.kind ?? 'unaccounted';
    const since = previous ?? time;
    track.visits.push({ step: activity, kind, start: since, end: time });
    if (kind !== 'unaccounted' && time > since) {
      track.spans.push({ ...owner, spanKind: kind, start: since, end: time });
    }
    return;
  }
  const kind = kindOf(step?.kind);
  track.visits.push({ step: activity, kind, start, end: time });
  track.spans.push({ ...owner, spanKind: kind, start, end: time });
  if (scheduled !== undefined && scheduled < start) {
    const waited = { start: scheduled, end: start };
    track.visits.push({ step: activity, kind: 'queue', ...waited });
    track.spans.push({ ...owner, spanKind: 'queue', ...waited });
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
