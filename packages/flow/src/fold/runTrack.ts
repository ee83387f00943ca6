import { findGate } from '../config/gateRules';
import { Rules } from '../config/rules';
import { sourcesOf } from '../config/sources';
import { AnyFact, Fact } from '../events/fact';
import { Interval, subtractIntervals } from '../measure/intervals';
import { ApprovalWait } from './approvalTrack';
import { factsOf, groupBy } from './factGroups';
import { Passage } from './passage';
import { Span } from './span';

/** Whose time a machine's work is, unless a step rule says otherwise. */
const RUNS_BY_DEFAULT = 'platform';

type RunFact = Fact<
  | 'pipelinerun.queued'
  | 'pipelinerun.started'
  | 'pipelinerun.finished'
  | 'taskrun.queued'
  | 'taskrun.started'
  | 'taskrun.finished'
>;

/** What the runs of one journey say. */
export interface RunTrack {
  spans: Span[];
  passages: Passage[];
}

/**
 * Reads pipeline runs, attempt by attempt.
 *
 * @remarks
 * Where an attempt's tasks are known they are the work; otherwise the run
 * itself. Time in which an approval or a timer held it is neither work nor a
 * wait for a runner. What lies between the creation of a run and the start of
 * a later attempt is a re-run gap, not a queue. O(n × waits of the run).
 */
export function runTrack(
  facts: readonly AnyFact[],
  waits: readonly ApprovalWait[],
  rules: Rules,
): RunTrack {
  const track: RunTrack = { spans: [], passages: [] };
  const runs = factsOf(
    facts,
    'pipelinerun.queued',
    'pipelinerun.started',
    'pipelinerun.finished',
    'taskrun.queued',
    'taskrun.started',
    'taskrun.finished',
  ).filter(isNoGap);
  const attempts = groupBy(runs, ({ source, data }) =>
    JSON.stringify([source, data.run, data.attempt]),
  );
  for (const attempt of attempts.values()) {
    const tasks = attempt.filter(fact => fact.type.startsWith('taskrun.'));
    const parts =
      tasks.length > 0 ? [...groupBy(tasks, taskOf).values()] : [attempt];
    for (const part of parts) {
      addPart(track, part, holds(part, waits), rules);
    }
  }
  return track;
}

function isNoGap({ type, data }: RunFact) {
  return type !== 'pipelinerun.queued' || data.attempt === 1;
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
  part: readonly RunFact[],
  waits: readonly ApprovalWait[],
): Interval[] {
  const { run, attempt, environment } = latestOf(part);
  const isTask = taskOf(part[0]) !== undefined;
  const from = part[0].time;
  const finished = part.find(fact => fact.type.endsWith('.finished'))?.time;
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

function latestOf(part: readonly RunFact[]): RunFact['data'] {
  return Object.assign({}, ...part.map(fact => fact.data));
}

function taskOf(fact: RunFact) {
  return (fact.data as { task?: string }).task;
}

/** One task, or a run without known tasks: its queue, then its work. */
function addPart(
  track: RunTrack,
  part: readonly RunFact[],
  held: readonly Interval[],
  rules: Rules,
): void {
  const at = (predicate: string) =>
    part.find(fact => fact.type.endsWith(predicate));
  const queued = at('.queued')?.time;
  const started = at('.started')?.time;
  const finished = at('.finished')?.time;
  const any = part[0];
  const { pipeline, run } = any.data;
  const { name, task } = any.data as Fact<'taskrun.started'>['data'];
  const subject = task ?? run;
  const rule =
    (name ? rules.step(name) : undefined) ??
    (pipeline ? rules.step(pipeline) : undefined);
  if (queued !== undefined) {
    addQueue(track, { any, subject, name: name ?? pipeline, rules }, held, {
      start: queued,
      end: started ?? finished,
    });
  }
  if (started !== undefined && rule?.kind !== 'unaccounted') {
    const worked = { start: started, end: finished ?? Infinity };
    for (const { start, end } of subtractIntervals([worked], held)) {
      track.spans.push({
        spanKind: rule?.kind ?? 'work',
        function: rule?.function ?? RUNS_BY_DEFAULT,
        start,
        end: end === Infinity ? undefined : end,
        subject,
        step: name ?? pipeline,
      });
    }
  }
}

function addQueue(
  track: RunTrack,
  part: { any: RunFact; subject: string; name?: string; rules: Rules },
  held: readonly Interval[],
  queue: { start: number; end?: number },
): void {
  const { any, subject, name, rules } = part;
  const gate = findGate(rules.gates.runner, {
    sources: sourcesOf(any as AnyFact),
    name,
    repository: any.data.repository,
  });
  const whole = { start: queue.start, end: queue.end ?? Infinity };
  const waited = subtractIntervals([whole], held).filter(
    ({ start, end }) => end > start,
  );
  for (const { start, end } of waited) {
    track.spans.push({
      spanKind: 'queue',
      function: gate?.function ?? RUNS_BY_DEFAULT,
      gate: gate?.id,
      start,
      end: end === Infinity ? undefined : end,
      subject,
      step: name,
    });
  }
  if (gate) {
    // What an approval held is the approval's wait, so the runner's round
    // begins where the last of it ended.
    const asked = waited.at(-1)?.start ?? queue.end ?? queue.start;
    const round = { asked, decided: queue.end };
    track.passages.push({ gate: gate.id, subject, rounds: [round] });
  }
}
