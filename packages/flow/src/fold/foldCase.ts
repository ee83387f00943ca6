import { Rules } from '../config/rules';
import { LogRow } from '../readers/logRow';
import { activityTrack } from './activityCase';
import { inOrder } from './caseCompletions';
import { CaseTrack } from './caseTrack';
import { Journey, Milestone, MilestoneName, TimestampCounts } from './journey';
import { settlePassages } from './settle';
import { Stay } from './statusMachine';
import { statusTrack } from './statusTrack';

/** What {@link foldCase} reads. @public */
export interface CaseInput {
  /** The input that the case comes from: cases of different inputs never join. */
  input: string;
  caseId: string;
  /** All rows of the case, in any order; at least one. */
  rows: readonly LogRow[];
  /** `state`: a row holds until the next one; `activity`: a row is a completion. */
  as: 'activity' | 'state';
}

/**
 * Folds one case of an event log into its journey.
 *
 * @remarks
 * The case closes at its last event; where `journeys.ends` names activities,
 * only a case whose last row is one of them is closed.
 *
 * @public
 */
export function foldCase(options: CaseInput & { rules: Rules }): Journey {
  const { input, caseId, rules, as } = options;
  const id = `${input}:${caseId}`;
  const rows = inOrder(options.rows);
  const last = rows[rows.length - 1];
  const closed = rules.isEnd ? rules.isEnd(last.activity) : true;
  const track =
    as === 'state'
      ? stateTrack(rows, id, rules, closed)
      : activityTrack(rows, id, rules);
  settlePassages(track.passages, closed);
  return {
    id,
    title: caseId,
    rootKind: 'case',
    scopes: [],
    from: track.from,
    to: closed ? track.to : undefined,
    milestones: caseMilestones(rows, track, rules),
    spans: track.spans,
    passages: track.passages,
    visits: track.visits,
    anomalies: track.anomalies,
    timestamps: timestampsOf(rows),
  };
}

/** A time without a zone is concluded, not read; an unreadable start is absent. */
function timestampsOf(rows: readonly LogRow[]): TimestampCounts {
  const inferred = rows.filter(row => row.zoneless).length;
  const missing = rows.filter(row => row.lostStart).length;
  return { observed: rows.length - inferred, inferred, missing };
}

function stateTrack(
  rows: readonly LogRow[],
  subject: string,
  rules: Rules,
  closed: boolean,
): CaseTrack {
  const to = rows[rows.length - 1].time;
  const stays = rows.map((row, index): Stay => {
    const end = rows[index + 1]?.time ?? (closed ? to : undefined);
    return { status: row.activity, start: row.time, end };
  });
  const gates = rules.gates.status.filter(each => each.source === 'log');
  const track = statusTrack({ subject, stays, gates, rules });
  return { from: rows[0].time, to, anomalies: [], ...track };
}

function caseMilestones(
  rows: readonly LogRow[],
  track: CaseTrack,
  rules: Rules,
): Journey['milestones'] {
  const observed = (at: number, evidence: string): Milestone => ({
    at,
    provenance: 'observed',
    evidence,
  });
  const milestones: Partial<Record<MilestoneName, Milestone>> = {
    need: observed(track.from, 'first event of the case'),
  };
  for (const { name, activity, status } of rules.milestones) {
    const row = rows.find(
      each => activity(each.activity) || status(each.activity),
    );
    if (row) {
      milestones[name] = observed(row.time, row.activity);
    }
  }
  return milestones;
}
