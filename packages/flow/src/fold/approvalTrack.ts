import { GateInfo, findGate } from '../config/gateRules';
import { Rules } from '../config/rules';
import { sourcesOf } from '../config/sources';
import { AnyFact } from '../events/fact';
import { ApprovalFact, approvalRounds, passageRounds } from './approvalRounds';
import { factsOf, groupBy } from './factGroups';
import { Anomaly } from './journey';
import { Passage, Round } from './passage';
import { roundSpans } from './roundSpans';
import { Span } from './span';

/** When an approval was open: not work, whatever the job around it says. */
export interface ApprovalWait {
  start: number;
  end?: number;
  run?: string;
  attempt?: number;
  environment?: string;
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

interface Asked {
  gate: GateInfo;
  subject: string;
  rounds: Round[];
}

/** A decision this soon after a timer's end is the machine going on by itself. */
const MACHINE_LAG = 60_000;

/**
 * Reads approvals that somebody was asked for, of any source.
 *
 * @remarks
 * Approvals at one gate on one subject are rounds of one passage. `facts` are
 * deduplicated and in order of time.
 *
 * @param timers - Deliberate waits of the same runs: what they explain is not
 * a person's wait.
 */
export function approvalTrack(
  facts: readonly AnyFact[],
  timers: readonly ApprovalWait[],
  rules: Rules,
): ApprovalTrack {
  const track: ApprovalTrack = {
    spans: [],
    passages: [],
    waits: [],
    anomalies: [],
    missing: 0,
  };
  const approvals = groupBy(
    factsOf(facts, 'approval.created', 'approval.updated', 'approval.closed'),
    ({ source, data }) => JSON.stringify([source, data.key]),
  );
  const passages = new Map<string, Asked>();
  for (const approval of approvals.values()) {
    const { rounds: told, anomalies, missing } = approvalRounds(approval);
    const rounds = withoutTimers(told, approval, timers);
    track.anomalies.push(...anomalies);
    track.missing += missing;
    track.waits.push(...waitsOf(approval, rounds));
    const gate = gateOf(approval, rules);
    if (gate && rounds.length > 0) {
      const subject = subjectOf(approval);
      const key = JSON.stringify([gate.id, subject]);
      const known = passages.get(key) ?? { gate, subject, rounds: [] };
      known.rounds.push(...rounds);
      passages.set(key, known);
    }
  }
  for (const { gate, subject, rounds: asked } of passages.values()) {
    const rounds = passageRounds(asked);
    track.passages.push({ gate: gate.id, subject, rounds });
    for (const round of rounds) {
      track.spans.push(...roundSpans({ round, gate, subject }));
    }
  }
  return track;
}

/**
 * A wait that was only concluded (`waiting`, then running) may have been a
 * timer's, in part or as a whole: that part is nobody's decision.
 */
function withoutTimers(
  rounds: readonly Round[],
  approval: readonly ApprovalFact[],
  timers: readonly ApprovalWait[],
): Round[] {
  const { run, environment } = dataOf(approval);
  const own = timers.filter(
    timer =>
      run !== undefined &&
      timer.run === run &&
      (timer.environment ?? environment) === environment,
  );
  return rounds.flatMap(round => {
    const { asked, decided = Infinity, inferred } = round;
    const over = own.find(
      ({ start, end = 0 }) => start < decided && end > asked,
    )?.end;
    if (!inferred?.includes('asked') || over === undefined) {
      return [round];
    }
    const byItself =
      inferred.includes('decided') && decided <= over + MACHINE_LAG;
    return byItself ? [] : [{ ...round, asked: Math.min(over, decided) }];
  });
}

/** All that the facts of one approval say of it, the latest last. */
function dataOf(approval: readonly ApprovalFact[]): ApprovalFact['data'] {
  return Object.assign({}, ...approval.map(fact => fact.data));
}

/** One decision may hold several runs: whoever lets a fork in lets all of them go. */
function waitsOf(
  approval: readonly ApprovalFact[],
  rounds: readonly Round[],
): ApprovalWait[] {
  const { attempt, environment } = dataOf(approval);
  const runs = [...new Set(approval.map(({ data }) => data.run))];
  return rounds.flatMap(({ asked, decided }) =>
    runs.map(run => ({
      start: asked,
      end: decided,
      run,
      attempt,
      environment,
    })),
  );
}

function gateOf(
  approval: readonly ApprovalFact[],
  rules: Rules,
): GateInfo | undefined {
  const { environment, name, repository } = dataOf(approval);
  const sources = sourcesOf(approval[0] as AnyFact);
  const { gates } = rules;
  return (
    findGate(gates.environment, { sources, name: environment, repository }) ??
    findGate(gates.approval, { sources, name, repository })
  );
}

function subjectOf(approval: readonly ApprovalFact[]): string {
  const data = dataOf(approval);
  const about = data.ticket ?? data.change ?? data.run ?? data.key;
  return data.environment ? `${about} ${data.environment}` : about;
}
