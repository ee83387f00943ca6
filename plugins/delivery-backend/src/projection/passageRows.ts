import {
  isCaught,
  isRubberStamp,
  Journey,
  Passage,
  Round,
  roundState,
  Rules,
  UNOWNED,
} from '@delivery-stack/flow';
import { ChildRows } from './journeyTables';
import { lastApproval, staysOf, waits } from './spellsOf';
import { Stopwatches } from './Stopwatches';

/** The rows of a journey's passages, rounds and spells. */
export function passageRows(
  journey: Journey,
  options: { rules: Rules; stopwatches: Stopwatches },
): Pick<ChildRows, 'passage' | 'round' | 'spell'> {
  const { rules, stopwatches } = options;
  const { to } = journey;
  const rows = { passage: [], round: [], spell: [] } as Pick<
    ChildRows,
    'passage' | 'round' | 'spell'
  >;
  const passages = journey.passages.filter(each => each.rounds.length > 0);
  for (const [index, passage] of passages.entries()) {
    const { gate, subject, riskClass, rounds } = passage;
    rows.passage.push({
      passage: index,
      gate,
      function: rules.gates.byId.get(gate)?.function ?? UNOWNED,
      subject,
      risk_class: riskClass,
      asked_ms: rounds[0].asked,
      approved_ms: lastApproval(passage),
      approved_last_ms: passage.approvedLast,
      state: stateOf(passage, to !== undefined),
    });
    for (const [ordinal, round] of rounds.entries()) {
      const base = { passage: index, ordinal, gate };
      rows.round.push({ ...base, ...roundColumns(round, to, rules) });
    }
    const stopwatch = stopwatches.gate(gate);
    for (const stay of staysOf(passage, to)) {
      const { ordinal, segment, opened, ended, abandoned } = stay;
      rows.spell.push({
        passage: index,
        ordinal,
        segment,
        gate,
        opened_ms: opened,
        ended_ms: ended,
        abandoned_ms: abandoned,
        working_ms: ended === undefined ? undefined : stopwatch(opened, ended),
      });
    }
  }
  return rows;
}

function roundColumns(round: Round, to: number | undefined, rules: Rules) {
  return {
    asked_ms: round.asked,
    started_ms: round.started,
    decided_ms: round.decided,
    decision: round.decision,
    returned_ms: round.returned,
    resumed_ms: round.resumed,
    commented: round.commented,
    changed: round.changed,
    state: roundState(round, to !== undefined),
    caught: isCaught({ rounds: [round] }),
    rubber_stamp: isRubberStamp(round, rules.config.rubberStamp),
    inferred: round.inferred?.length
      ? JSON.stringify(round.inferred)
      : undefined,
  };
}

function stateOf(passage: Passage, closed: boolean): string {
  if (waits(passage)) {
    return closed ? 'abandoned' : 'open';
  }
  return lastApproval(passage) === undefined ? 'rejected' : 'approved';
}
