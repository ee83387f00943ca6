import { findGate } from '../config/gateRules';
import { Rules } from '../config/rules';
import { sourcesOf } from '../config/sources';
import { AnyFact, Fact } from '../events/fact';
import { ApprovalWait } from './approvalTrack';
import { factsOf, groupBy } from './factGroups';
import { Passage } from './passage';
import { Span, UNOWNED } from './span';

/** What the deliberate waits of one journey say. */
export interface TimerTrack {
  spans: Span[];
  passages: Passage[];
  waits: ApprovalWait[];
}

/** Reads wait timers and freeze windows: nobody's fault, and nobody's work. */
export function timerTrack(
  facts: readonly AnyFact[],
  rules: Rules,
): TimerTrack {
  const track: TimerTrack = { spans: [], passages: [], waits: [] };
  const timers = factsOf(facts, 'timer.started', 'timer.finished');
  for (const timer of groupBy(timers, keyOf).values()) {
    const started = timer.find(fact => fact.type === 'timer.started');
    const finished = timer.find(fact => fact.type === 'timer.finished');
    if (!started || (finished && finished.time <= started.time)) {
      continue;
    }
    const { key, name, environment, repository, run, attempt } = started.data;
    const sources = sourcesOf(started as AnyFact);
    const gate =
      findGate(rules.gates.timer, { sources, name: environment, repository }) ??
      findGate(rules.gates.timer, { sources, name, repository });
    const waited = { start: started.time, end: finished?.time };
    track.waits.push({ ...waited, run, attempt, environment });
    track.spans.push({
      spanKind: 'timer',
      function: gate?.function ?? UNOWNED,
      gate: gate?.id,
      subject: key,
      step: name ?? environment,
      inferred: finished?.inferred ? 'end' : undefined,
      ...waited,
    });
    if (gate) {
      const round = { asked: started.time, decided: finished?.time };
      track.passages.push({ gate: gate.id, subject: key, rounds: [round] });
    }
  }
  return track;
}

/** Keys are unique within their source only. */
function keyOf({ source, data }: Fact<'timer.started' | 'timer.finished'>) {
  return JSON.stringify([source, data.key]);
}
