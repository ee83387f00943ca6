import { Fact } from '../events/fact';
import { Anomaly } from './journey';
import { Decision, Round } from './passage';

/** What the facts of one approval are. */
export type ApprovalFact = Fact<
  'approval.created' | 'approval.updated' | 'approval.closed'
>;

/** The rounds of one approval, and what could not be read of it. */
export interface ApprovalRounds {
  rounds: Round[];
  anomalies: Anomaly[];
  /** Decisions whose ask is not recorded. */
  missing: number;
}

/**
 * The rounds of one approval: `facts` are its own, in order of time.
 *
 * @remarks
 * Where a source records asks (or decisions), those that were concluded from
 * something else are left out: they are the same ones, a little later. A
 * decision that nothing asked for is flagged and left out, except after
 * requested changes: then somebody simply came back, and asked again no
 * earlier than that.
 */
export function approvalRounds(facts: readonly ApprovalFact[]): ApprovalRounds {
  const result: ApprovalRounds = { rounds: [], anomalies: [], missing: 0 };
  const asks = recorded(facts.filter(isAsk));
  const decides = recorded(facts.filter(fact => decisionOf(fact)));
  if (asks.length === 0) {
    result.missing = decides.length > 0 ? 1 : 0;
    flag(result, facts[0], 'decided-without-ask');
    return result;
  }
  for (const fact of facts) {
    const last = result.rounds.at(-1);
    if (asks.includes(fact)) {
      ask(result.rounds, last, fact);
    } else if (decides.includes(fact)) {
      decide(result, last, fact);
    }
  }
  return result;
}

function isAsk(fact: ApprovalFact) {
  return fact.type === 'approval.created';
}

/** The recorded ones; the concluded ones only where none is recorded. */
function recorded(facts: readonly ApprovalFact[]): ApprovalFact[] {
  const observed = facts.filter(fact => !fact.inferred);
  return observed.length > 0 ? observed : [...facts];
}

function ask(
  rounds: Round[],
  last: Round | undefined,
  { time, inferred }: ApprovalFact,
): void {
  if (last && last.decided === undefined) {
    return;
  }
  rounds.push(
    inferred ? { asked: time, inferred: ['asked'] } : { asked: time },
  );
}

function decide(
  result: ApprovalRounds,
  last: Round | undefined,
  fact: ApprovalFact,
): void {
  const { time, inferred } = fact;
  const decision = decisionOf(fact)!;
  let round = last;
  if (round?.decision === 'requestChanges') {
    round = { asked: time, inferred: ['asked'] };
    result.rounds.push(round);
  } else if (!round) {
    flag(result, fact, 'decided-before-asked');
    return;
  } else if (round.decided !== undefined) {
    // The same decision, told once more.
    return;
  }
  round.decided = time;
  round.decision = decision;
  round.commented = (fact.data as { commented?: boolean }).commented;
  if (inferred) {
    round.inferred = [...(round.inferred ?? []), 'decided'];
  }
}

/** The decision that a fact records; delegating and deferring are none. */
function decisionOf(fact: ApprovalFact): Decision | undefined {
  const { status, decision } = fact.data as Fact<'approval.closed'>['data'];
  const final =
    decision === 'approved' || decision === 'rejected' ? decision : undefined;
  if (fact.type === 'approval.closed') {
    return status ?? final ?? 'cancelled';
  }
  return decision === 'requestChanges' ? 'requestChanges' : undefined;
}

const reasons = {
  'decided-without-ask': 'nothing shows when it was asked for',
  'decided-before-asked': 'it was decided before it was asked for',
};

function flag(
  { anomalies }: ApprovalRounds,
  fact: ApprovalFact,
  code: keyof typeof reasons,
): void {
  const { key } = fact.data;
  const message = `A decision on approval ${key} is left out: ${reasons[code]}`;
  anomalies.push({ code, subject: key, at: fact.time, message });
}

/**
 * The rounds of several approvals of one subject at one gate, as one passage.
 *
 * @remarks
 * Rounds that overlap are one, open until the last of them is decided: a
 * second ask before the decision continues the round. What was not approved
 * and is asked for again was sent back: the time between is the return.
 */
export function passageRounds(rounds: readonly Round[]): Round[] {
  const endOf = ({ decided = Number.MAX_SAFE_INTEGER }: Round) => decided;
  const sorted = [...rounds].sort(
    (one, other) => one.asked - other.asked || endOf(one) - endOf(other),
  );
  const merged: Round[] = [];
  for (const round of sorted) {
    const last = merged.at(-1);
    if (last && round.asked < endOf(last)) {
      merged[merged.length - 1] = together(last, round);
    } else {
      merged.push({ ...round });
    }
  }
  merged.forEach((round, place) => sendBack(round, merged[place + 1]));
  return merged;
}

/** Asked with the first, decided with the last of two that overlap. */
function together(first: Round, second: Round): Round {
  const endsFirst = (first.decided ?? Infinity) > (second.decided ?? Infinity);
  const last = endsFirst ? first : second;
  const inferred = [
    ...(first.inferred?.includes('asked') ? ['asked' as const] : []),
    ...(last.inferred?.includes('decided') ? ['decided' as const] : []),
  ];
  const { commented } =
    first.commented === undefined || second.commented ? second : first;
  const { inferred: _, ...decided } = last;
  return {
    ...decided,
    asked: first.asked,
    ...(last.decided === undefined ? {} : { commented }),
    ...(inferred.length > 0 ? { inferred } : {}),
  };
}

function sendBack(round: Round, next: Round | undefined): void {
  const { decision, decided } = round;
  const again = decision === 'rejected' && next !== undefined;
  if (decision === 'requestChanges' || again) {
    round.decision = 'requestChanges';
    round.returned = decided;
    round.resumed = next?.asked;
  }
}
