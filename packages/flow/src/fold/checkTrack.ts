import { GateInfo } from '../config/gateRules';
import { FactData } from '../events/factData';
import { groupBy } from './factGroups';
import { Decision, Passage, Round } from './passage';
import { roundSpans } from './roundSpans';
import { Span } from './span';

type Outcome = FactData['taskrun.finished']['outcome'];

/** One run of one automated check. Epoch milliseconds. */
export interface Check {
  gate: GateInfo;
  /** Key of the change that it evaluates; of the run, where none is known. */
  subject: string;
  /** What was evaluated: a commit, or the run where it names none. */
  commit: string;
  attempt: number;
  asked: number;
  started?: number;
  decided?: number;
  outcome?: Outcome;
}

/** All checks of one gate on one commit, in one attempt: one verdict. */
interface Verdict
  extends Pick<Round, 'asked' | 'started' | 'decided' | 'decision'> {
  commit: string;
}

/** What automated checks say. */
export interface CheckTrack {
  spans: Span[];
  passages: Passage[];
}

/**
 * The rounds of evaluation gates: asked of a machine, decided by its result.
 *
 * @remarks
 * The checks of one commit decide together: one that fails is enough. A
 * verdict on a newer commit replaces one that is still open on an older. What
 * failed and is evaluated again was sent back, and caught something if the
 * commit is another one; a mere re-run is not a catch. A check that was
 * skipped evaluated nothing. O(n log n).
 */
export function checkTrack(checks: readonly Check[]): CheckTrack {
  const track: CheckTrack = { spans: [], passages: [] };
  const ran = checks.filter(
    ({ outcome, asked, decided = asked }) =>
      outcome !== 'skip' && asked <= decided,
  );
  const passages = groupBy(ran, ({ gate, subject }) =>
    JSON.stringify([gate.id, subject]),
  );
  for (const passage of passages.values()) {
    const [{ gate, subject }] = passage;
    const rounds = roundsOf(verdictsOf(passage));
    track.passages.push({ gate: gate.id, subject, rounds });
    for (const round of rounds) {
      // Queue and processing are told by each check, in parallel as they ran.
      const returns = roundSpans({ round, gate, subject }).filter(
        ({ spanKind }) => spanKind === 'return',
      );
      track.spans.push(...returns);
    }
  }
  return track;
}

/** Error and cancellation end a check without a verdict. */
const decisions: Record<NonNullable<Outcome>, Decision> = {
  success: 'approved',
  failure: 'rejected',
  error: 'cancelled',
  cancel: 'cancelled',
  skip: 'cancelled',
};

const severity: Decision[] = ['approved', 'cancelled', 'rejected'];

function verdictsOf(checks: readonly Check[]): Verdict[] {
  const byCommit = groupBy(checks, ({ commit, attempt }) =>
    JSON.stringify([commit, attempt]),
  );
  return [...byCommit.values()].map(list => {
    const end = Math.max(...list.map(each => each.decided ?? Infinity));
    return {
      commit: list[0].commit,
      asked: Math.min(...list.map(({ asked }) => asked)),
      ...(end < Infinity && { decided: end, decision: worstOf(list) }),
      ...firstStart(list, end),
    };
  });
}

/** The earliest start, unless all of it was over by then. */
function firstStart(
  of: ReadonlyArray<Pick<Round, 'started'>>,
  end = Infinity,
): Pick<Round, 'started'> {
  const starts = of.flatMap(({ started }) => started ?? []);
  const started = Math.min(...starts, Infinity);
  return started < Infinity && started <= end ? { started } : {};
}

function worstOf(checks: readonly Check[]): Decision {
  const ranks = checks.map(({ outcome }) =>
    severity.indexOf(outcome ? decisions[outcome] : 'cancelled'),
  );
  return severity[Math.max(...ranks)];
}

const byTime = (one: Verdict, other: Verdict) =>
  one.asked - other.asked ||
  (one.decided ?? Infinity) - (other.decided ?? Infinity) ||
  (one.commit < other.commit ? -1 : 1);

function roundsOf(verdicts: readonly Verdict[]): Round[] {
  const merged: Verdict[] = [];
  for (const verdict of [...verdicts].sort(byTime)) {
    const last = merged.at(-1);
    if (last && verdict.asked < (last.decided ?? Infinity)) {
      const { started: _, ...latest } = verdict;
      merged[merged.length - 1] = {
        ...latest,
        asked: last.asked,
        ...firstStart([last, verdict], verdict.decided),
      };
    } else {
      merged.push(verdict);
    }
  }
  return merged.map(({ commit, ...verdict }, place) => {
    const next = merged.at(place + 1);
    return verdict.decision === 'rejected' && next
      ? {
          ...verdict,
          decision: 'requestChanges',
          returned: verdict.decided,
          resumed: next.asked,
          changed: next.commit !== commit,
        }
      : verdict;
  });
}
