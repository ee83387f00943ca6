import { LogRow } from '../readers/logRow';
import { Completion } from './activityMachine';
import { Anomaly } from './journey';

/** A completion, with when it was scheduled where the log says so. */
export interface LogCompletion extends Completion {
  scheduled?: number;
}

/** The completions of a case, and the starts that never completed. */
export interface CaseCompletions {
  completions: LogCompletion[];
  unfinished: Array<{ activity: string; start: number }>;
  anomalies: Anomaly[];
  /** Earliest and latest instant, starts and schedules included. */
  from: number;
  to: number;
}

const ENDINGS = new Set(['', 'complete', 'autoskip', 'manualskip']);

/** In order of time; equal times keep the order of the input. */
export function inOrder(rows: readonly LogRow[]): LogRow[] {
  return [...rows].sort(
    (one, other) => one.time - other.time || one.seq - other.seq,
  );
}

/**
 * Pairs `schedule`, `start` and `complete` first-in-first-out within case and
 * activity, as event logs write them.
 *
 * @remarks
 * Other transitions (assign, suspend …) neither start nor end work; their
 * instants still count. O(n log n) in the rows of one case.
 */
export function caseCompletions(
  rows: readonly LogRow[],
  subject: string,
): CaseCompletions {
  const result: CaseCompletions = {
    completions: [],
    unfinished: [],
    anomalies: [],
    from: Infinity,
    to: -Infinity,
  };
  const scheduled = new Map<string, Instant[]>();
  const started = new Map<string, Instant[]>();
  const seen: number[] = [];
  for (const row of inOrder(rows)) {
    result.from = Math.min(result.from, row.time, row.start ?? row.time);
    result.to = Math.max(result.to, row.time, row.start ?? row.time);
    const lifecycle = row.lifecycle ?? '';
    const instant = { time: row.time, previous: seen.at(-1) };
    if (lifecycle === 'schedule') {
      push(scheduled, row.activity, instant);
    } else if (lifecycle === 'start') {
      push(started, row.activity, instant);
    } else if (ENDINGS.has(lifecycle)) {
      const begun = startOf(row, started, seen);
      const completion: LogCompletion = {
        activity: row.activity,
        time: row.time,
        start: begun?.time,
        scheduled: scheduled.get(row.activity)?.shift()?.time,
        previous: begun ? begun.previous : seen.at(-1),
      };
      result.completions.push(checked(completion, subject, result.anomalies));
    }
    seen.push(row.time);
  }
  result.unfinished = [...started].flatMap(([activity, starts]) =>
    starts.map(({ time: start }) => ({ activity, start })),
  );
  return result;
}

/** When something was scheduled or started, and the event before that. */
interface Instant {
  time: number;
  previous?: number;
}

/** The start of a completion: in its own row, or the first unpaired one. */
function startOf(
  row: LogRow,
  started: ReadonlyMap<string, Instant[]>,
  seen: readonly number[],
): Instant | undefined {
  if (row.start === undefined) {
    return started.get(row.activity)?.shift();
  }
  const time = row.start;
  return { time, previous: seen.findLast(each => each <= time) };
}

function push(
  waiting: Map<string, Instant[]>,
  activity: string,
  instant: Instant,
): void {
  const instants = waiting.get(activity);
  if (instants) {
    instants.push(instant);
  } else {
    waiting.set(activity, [instant]);
  }
}

/** A start after its completion is no start: kept as a completion alone, and said. */
function checked(
  completion: LogCompletion,
  subject: string,
  anomalies: Anomaly[],
): LogCompletion {
  const { start, time, activity } = completion;
  if (start === undefined || start <= time) {
    return completion;
  }
  anomalies.push({
    code: 'completed-before-started',
    subject,
    at: time,
    message: `'${activity}' completes before it starts; the start is left out`,
  });
  return { ...completion, start: undefined };
}
