import { findGate, GateInfo } from '../config/gateRules';
import { Rules } from '../config/rules';
import { sourcesOf } from '../config/sources';
import { AnyFact, Fact } from '../events/fact';
import { Interval, subtractIntervals } from '../measure/intervals';
import { ApprovalWait } from './approvalTrack';
import { Check, checkTrack } from './checkTrack';
import { Passage } from './passage';
import { RunFact, RunPart, runParts, taskOf } from './runParts';
import { Span } from './span';

/** Whose time a machine's work is, unless a step rule says otherwise. */
const RUNS_BY_DEFAULT = 'platform';

/** What the runs of one journey say. */
export interface RunTrack {
  spans: Span[];
  passages: Passage[];
}

/** What {@link runTrack} reads. */
export interface RunTrackOptions {
  /** When approvals and timers held runs. */
  waits: readonly ApprovalWait[];
  rules: Rules;
  /** Key of the change that a run is about, where one is known. */
  changeOf?: (fact: RunFact) => string | undefined;
}

/** A part with what the rules say of it. */
interface ReadPart {
  part: RunPart;
  /** All that its facts say of it, the latest last. */
  data: Fact<'taskrun.finished'>['data'];
  name?: string;
  subject: string;
  held: readonly Interval[];
  /** The evaluation gate that it is a check of. */
  check?: GateInfo;
  rules: Rules;
}

/**
 * Reads pipeline runs, attempt by attempt.
 *
 * @remarks
 * Time in which an approval or a timer held a part is neither work nor a wait
 * for a runner. A task that an evaluation gate names is that gate's
 * processing, and a round of it. O(n × waits of the run).
 */
export function runTrack(
  facts: readonly AnyFact[],
  { waits, rules, changeOf = () => undefined }: RunTrackOptions,
): RunTrack {
  const track: RunTrack = { spans: [], passages: [] };
  const checks: Check[] = [];
  for (const part of runParts(facts)) {
    const read = readPart(part, waits, rules);
    // A check of another tool is in a figure only where a gate names it.
    if (read.check || !read.data.evaluation) {
      addQueue(track, read);
      addWork(track, read);
    }
    if (read.check) {
      checks.push(checkOf(read, read.check, changeOf(part[0])));
    }
  }
  const { spans, passages } = checkTrack(checks);
  track.spans.push(...spans);
  track.passages.push(...passages);
  return track;
}

function readPart(
  part: RunPart,
  waits: readonly ApprovalWait[],
  rules: Rules,
): ReadPart {
  const data = Object.assign({}, ...part.map(fact => fact.data));
  const name: string | undefined = data.name ?? data.pipeline;
  return {
    part,
    data,
    name,
    subject: data.task ?? data.run,
    held: holds(part, data, waits),
    check: findGate(rules.gates.check, {
      sources: sourcesOf(part[0] as AnyFact),
      name,
      repository: data.repository,
    }),
    rules,
  };
}

/**
 * The waits that held a task, or a run without known tasks.
 *
 * @remarks
 * A wait for an environment holds the task that deploys there. Where tasks do
 * not name their environment, it held those that span the whole wait: one that
 * began or ended in between ran beside it. An approval that never ended says
 * nothing about a later attempt.
 */
function holds(
  part: RunPart,
  { run, attempt, environment }: ReadPart['data'],
  waits: readonly ApprovalWait[],
): Interval[] {
  const isTask = taskOf(part[0]) !== undefined;
  const from = part[0].time;
  const finished = timeOf(part, '.finished');
  return waits
    .filter(
      wait =>
        wait.run === run &&
        (wait.end !== undefined || (wait.attempt ?? attempt) === attempt),
    )
    .map(wait => ({
      start: wait.start,
      end: wait.end ?? Infinity,
      of: wait.environment,
    }))
    .filter(({ start, end, of }) =>
      environment !== undefined && of !== undefined
        ? environment === of
        : !isTask || (from <= start && end <= (finished ?? Infinity)),
    );
}

function timeOf(part: RunPart, predicate: string): number | undefined {
  return part.find(fact => fact.type.endsWith(predicate))?.time;
}

/** An open end is written as none. */
const closed = (end: number) => (end === Infinity ? undefined : end);

/** The wait for a runner; of a check of another tool, for that tool. */
function addQueue(track: RunTrack, read: ReadPart): void {
  const { part, data, name, subject, held, rules } = read;
  const queued = timeOf(part, '.queued');
  if (queued === undefined) {
    return;
  }
  const runner = findGate(rules.gates.runner, {
    sources: sourcesOf(part[0] as AnyFact),
    name,
    repository: data.repository,
  });
  const gate = data.evaluation ? read.check : runner;
  const end = timeOf(part, '.started') ?? timeOf(part, '.finished');
  const whole = { start: queued, end: end ?? Infinity };
  const waited = subtractIntervals([whole], held).filter(
    each => each.end > each.start,
  );
  for (const each of waited) {
    track.spans.push({
      spanKind: 'queue',
      function: gate?.function ?? RUNS_BY_DEFAULT,
      gate: gate?.id,
      start: each.start,
      end: closed(each.end),
      subject,
      step: name,
    });
  }
  if (runner && !data.evaluation) {
    // What an approval held is the approval's wait, so the runner's round
    // begins where the last of it ended.
    const asked = waited.at(-1)?.start ?? end ?? queued;
    const round = { asked, decided: end };
    track.passages.push({ gate: runner.id, subject, rounds: [round] });
  }
}

/** What ran: the work of whoever a step rule names, or a check. */
function addWork(track: RunTrack, read: ReadPart): void {
  const { part, data, name, subject, held, check, rules } = read;
  const started = timeOf(part, '.started');
  const rule =
    (data.name ? rules.step(data.name) : undefined) ??
    (data.pipeline ? rules.step(data.pipeline) : undefined);
  if (started === undefined || (rule?.kind === 'unaccounted' && !check)) {
    return;
  }
  const end = timeOf(part, '.finished') ?? Infinity;
  for (const each of subtractIntervals([{ start: started, end }], held)) {
    track.spans.push({
      spanKind: check
        ? 'processing'
        : (rule?.kind as Span['spanKind']) ?? 'work',
      function: check?.function ?? rule?.function ?? RUNS_BY_DEFAULT,
      ...(check ? { gate: check.id } : {}),
      start: each.start,
      end: closed(each.end),
      subject,
      step: name,
    });
  }
}

function checkOf(
  { part, data, subject }: ReadPart,
  gate: GateInfo,
  change: string | undefined,
): Check {
  return {
    gate,
    subject: change ?? data.run ?? subject,
    commit: data.headSha ?? data.run,
    attempt: data.attempt,
    asked: part[0].time,
    started: timeOf(part, '.started'),
    decided: timeOf(part, '.finished'),
    outcome: data.outcome,
  };
}
