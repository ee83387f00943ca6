import { GateInfo, findGate } from '../config/gateRules';
import { Rules } from '../config/rules';
import { sourcesOf } from '../config/sources';
import { AnyFact, Fact } from '../events/fact';
import { factsOf, groupBy } from './factGroups';
import { Anomaly } from './journey';
import { Decision, Passage, Round } from './passage';
import { roundSpans } from './roundSpans';
import { Span } from './span';

type ApprovalFact = Fact<
  'approval.created' | 'approval.updated' | 'approval.closed'
>;

/** When an approval was open: not work, whatever the job around it says. */
export interface ApprovalWait {
  start: number;
  end?: number;
  run?: string;
  attempt?: number;
}

/** What the approvals of one journey say. */
export interface ApprovalTrack {
  spans: Span[];
  passages: Passage[];
  waits: ApprovalWait[];
  anomalies: Anomaly[];
  /** Decisions whose ask is not recorded. */
  missing: number;
}

/**
 * Reads approvals that somebody was asked for, of any source.
 *
 * @remarks
 * Approvals at one gate on one subject are rounds of one passage; those that
 * overlap are one round, open until the last of them is decided. `facts` are
 * deduplicated and in order of time.
 */
export function approvalTrack(
  facts: readonly AnyFact[],
  rules: Rules,
): ApprovalTrack {
  const track: ApprovalTrack = {
    spans: [],
    passages: [],
    waits: [],
    anomalies: [],
    missing: 0,
  };
  const asked = factsOf(
    facts,
    'approval.created',
    'approval.updated',
    'approval.closed',
  );
  const rounds = new Map<string, { gate: GateInfo; rounds: Round[] }>();
  for (const approval of groupBy(asked, fact => fact.data.key).values()) {
    const round = roundOf(approval, track);
    const { run, attempt } = approval[0].data;
    if (round) {
      track.waits.push({
        start: round.asked,
        end: round.decided,
        run,
        attempt,
      });
    }
    const gate = gateOf(approval[0], rules);
    if (round && gate) {
      const subject = subjectOf(approval[0]);
      const key = `${gate.id} ${subject}`;
      const known = rounds.get(key) ?? { gate, rounds: [] };
      known.rounds.push(round);
      rounds.set(key, known);
    }
  }
  for (const [key, { gate, rounds: unordered }] of rounds) {
    const subject = key.slice(gate.id.length + 1);
    const merged = mergeOverlapping(unordered);
    track.passages.push({ gate: gate.id, subject, rounds: merged });
    for (const round of merged) {
      track.spans.push(...roundSpans({ round, gate, subject }));
    }
  }
  return track;
}

function gateOf(fact: ApprovalFact, rules: Rules): GateInfo | undefined {
  const { environment, name, repository } = fact.data;
  const sources = sourcesOf(fact as AnyFact);
  const { gates } = rules;
  return (
    findGate(gates.environment, { sources, name: environment, repository }) ??
    findGate(gates.approval, { sources, name, repository })
  );
}

function subjectOf({ data }: ApprovalFact): string {
  const about = data.ticket ?? data.change ?? data.run ?? data.key;
  return data.environment ? `${about} ${data.environment}` : about;
}

function roundOf(
  approval: readonly ApprovalFact[],
  track: ApprovalTrack,
): Round | undefined {
  const created = approval.find(fact => fact.type === 'approval.created');
  const final = approval.find(fact => decisionOf(fact) !== undefined);
  if (!created) {
    track.missing += 1;
    flag(
      track,
      approval[0],
      'decided-without-ask',
      'nothing shows when it was asked for',
    );
    return undefined;
  }
  const round: Round = { asked: created.time };
  if (!final) {
    return round;
  }
  if (final.time < created.time) {
    flag(
      track,
      final,
      'decided-before-asked',
      'it was decided before it was asked for',
    );
    return undefined;
  }
  round.decided = final.time;
  round.decision = decisionOf(final);
  round.commented = (final.data as { commented?: boolean }).commented;
  const inferred: Round['inferred'] = [];
  if (created.inferred) {
    inferred.push('asked');
  }
  if (final.inferred) {
    inferred.push('decided');
  }
  return inferred.length > 0 ? { ...round, inferred } : round;
}

function decisionOf(fact: ApprovalFact): Decision | undefined {
  const { status, decision } = fact.data as Fact<'approval.closed'>['data'];
  if (fact.type === 'approval.closed') {
    return status ?? (decision === 'approved' ? 'approved' : 'rejected');
  }
  return decision === 'requestChanges' ? 'requestChanges' : undefined;
}

function flag(
  track: ApprovalTrack,
  fact: ApprovalFact,
  code: string,
  why: string,
): void {
  const { key } = fact.data;
  const message = `Approval ${key} is left out: ${why}`;
  track.anomalies.push({ code, subject: key, at: fact.time, message });
}

/** A second ask before the decision continues the round. */
function mergeOverlapping(rounds: readonly Round[]): Round[] {
  const sorted = [...rounds].sort(
    (one, other) =>
      one.asked - other.asked ||
      (one.decided ?? Infinity) - (other.decided ?? Infinity),
  );
  const merged: Round[] = [];
  for (const round of sorted) {
    const last = merged.at(-1);
    if (last && round.asked < (last.decided ?? Infinity)) {
      const later = (round.decided ?? Infinity) >= (last.decided ?? Infinity);
      merged[merged.length - 1] = {
        ...(later ? round : last),
        asked: last.asked,
      };
    } else {
      merged.push(round);
    }
  }
  return merged;
}
