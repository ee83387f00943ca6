import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { meaning } from '../../events/meaning';
import { factFrom, idIn, recordIn, textIn, textsIn, Values } from '../reading';
import { personOf } from './person';
import { branchOf, changesOf } from './refs';
import { heardBy, jobKey, runKey, Scope } from './scope';
import { durationIn, secondIn, shifted } from './seconds';

type Task = FactData['taskrun.finished'];

const outcomes: Record<string, Task['outcome']> = {
  success: 'success',
  failed: 'failure',
  canceled: 'cancel',
  skipped: 'skip',
};

/** The machine failed, not what it ran. */
const MACHINE =
  /^(runner_|stuck_|scheduler_|data_integrity_|api_|job_execution_timeout|archived_|unmet_|stale_)/;

/** How a job or pipeline ended; undefined while it is not over. */
export function outcomeOf(values: Values): Task['outcome'] {
  const outcome = meaning(outcomes, textIn(values, 'status'));
  const reason = textIn(values, 'failure_reason') ?? '';
  return outcome === 'failure' && MACHINE.test(reason) ? 'error' : outcome;
}

/**
 * When a job was put before the runners: its start without what it waited.
 *
 * @remarks
 * All jobs of a pipeline are created with it: from `created_at` on they wait
 * for the stages before them, for people and for timers. Only
 * `queued_duration` is the runners'.
 */
export function enqueuedAt(job: Values, scope: Scope): Instant | undefined {
  const started = secondIn(job, 'started_at', scope.context);
  const created = secondIn(job, 'created_at', scope.context);
  const waited = durationIn(job, 'queued_duration');
  if (!started || waited === undefined) {
    return undefined;
  }
  const enqueued = shifted(started, -waited);
  const isEarly = created && (!enqueued || enqueued.time < created.time);
  return isEarly && created.time <= started.time ? created : enqueued;
}

function dataOf(job: Values, scope: Scope): Task {
  const pipeline = recordIn(job, 'pipeline');
  return {
    task: jobKey(scope.place, idIn(job, 'id') ?? ''),
    run: runKey(scope.place, idIn(pipeline, 'id') ?? ''),
    // A retry is another job of the same pipeline, and never another pipeline.
    attempt: 1,
    repository: scope.place.repository,
    name: textIn(job, 'name'),
    headSha: textIn(recordIn(job, 'commit'), 'id') ?? textIn(pipeline, 'sha'),
    branch: branchOf(job),
    changes: changesOf(job, scope),
    environment: textIn(recordIn(job, 'environment'), 'name'),
    runner: textsIn(job, 'tag_list', 100),
    actor: personOf(job.user, scope.context),
    url: textIn(job, 'web_url'),
  };
}

/**
 * A job: put before the runners, taken by one, finished.
 *
 * @remarks
 * A retry has an id of its own, and is a task of its own: what lies between
 * the try before and its start is nobody's work. One that waits for a runner
 * right now is told when it starts: until then nothing says since when.
 */
export function jobFacts(job: Values, scope: Scope): AnyFact[] {
  const data = dataOf(job, scope);
  const tell = (
    what: 'queued' | 'started' | 'finished',
    at: Instant | undefined,
    more: object = {},
  ) =>
    at
      ? [
          factFrom(`taskrun.${what}` as const, {
            id: heardBy(`${data.task}/${what}`, scope),
            source: scope.place.source,
            at,
            data: { ...data, ...more },
          }),
        ]
      : [];
  const outcome = outcomeOf(job);
  return [
    ...tell('queued', enqueuedAt(job, scope)),
    ...tell('started', secondIn(job, 'started_at', scope.context)),
    ...(outcome
      ? tell('finished', secondIn(job, 'finished_at', scope.context), {
          outcome,
        })
      : []),
  ];
}
