import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { factFrom, instantIn } from '../reading';
import { outcomeOf } from './build';
import { above, TimelineRecord } from './records';
import { jobKey, Scope, withKnown } from './scope';
import { RunSubject } from './runSubject';

type Task = FactData['taskrun.finished'];

interface Wait {
  at: Instant;
  inferred: boolean;
}

/**
 * Since when a job waits for an agent.
 *
 * @remarks
 * Nothing records it: its phase starts when nothing but an agent is missing,
 * which is as near as it gets. A phase that starts with its build has waited
 * since the build was queued, and that is recorded.
 */
function waitOf(
  job: TimelineRecord,
  run: RunSubject,
  scope: Scope,
): Wait | undefined {
  const phase = above(job, 'Phase');
  const begun = phase && instantIn(phase.values, 'startTime', scope.context);
  if (!begun) {
    return undefined;
  }
  const { queued, started } = run;
  if (queued && !started) {
    // The run itself still waits: told by the build, and not twice.
    return undefined;
  }
  return queued && started && begun.time <= started.time && job.attempt === 1
    ? { at: queued, inferred: false }
    : { at: begun, inferred: true };
}

function dataOf(job: TimelineRecord, run: RunSubject): Task {
  return {
    task: jobKey(run.run, job.id, job.attempt),
    run: run.run,
    attempt: job.attempt,
    repository: run.repository,
    pipeline: run.pipeline,
    name: job.name ?? job.type,
    headSha: run.headSha,
  };
}

/**
 * A job of a timeline: waiting for an agent, running, finished.
 *
 * @remarks
 * A skipped job was never asked for. One that waits has no start yet, and one
 * that was cancelled while it waited never gets one.
 */
export function jobFacts(
  job: TimelineRecord,
  run: RunSubject,
  scope: Scope,
): AnyFact[] {
  const data = dataOf(job, run);
  const outcome = outcomeOf(job.values);
  const tell = (
    what: 'queued' | 'started' | 'finished',
    wait: Partial<Wait> = {},
    more: { outcome?: Task['outcome'] } = {},
  ): AnyFact[] =>
    wait.at
      ? [
          factFrom(`taskrun.${what}` as const, {
            id: withKnown(`${data.task}/${what}`, { headSha: run.headSha }),
            source: scope.source,
            at: wait.at,
            inferred: wait.inferred,
            data: { ...data, ...more },
          }),
        ]
      : [];
  const at = (field: string) => ({
    at: instantIn(job.values, field, scope.context),
  });
  const asked = outcome !== 'skip';
  return [
    ...(asked ? tell('queued', waitOf(job, run, scope)) : []),
    ...(asked ? tell('started', at('startTime')) : []),
    ...(outcome ? tell('finished', at('finishTime'), { outcome }) : []),
  ];
}
