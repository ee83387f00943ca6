import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { factFrom, idIn, instantIn, textIn, textsIn, Values } from '../reading';
import { attemptOf, hasStarted, outcomeOf } from './run';
import { jobKey, runKey, Scope } from './scope';

type Task = FactData['taskrun.finished'];

function dataOf(
  job: Values,
  scope: Scope,
  environment: string | undefined,
): Task {
  const { place } = scope;
  return {
    task: jobKey(place, idIn(job, 'id') ?? ''),
    run: runKey(place, idIn(job, 'run_id') ?? ''),
    attempt: attemptOf(job),
    repository: place.repository,
    pipeline: textIn(job, 'workflow_name'),
    name: textIn(job, 'name'),
    headSha: textIn(job, 'head_sha'),
    branch: textIn(job, 'head_branch'),
    environment,
    runner: textsIn(job, 'labels', 100),
    url: textIn(job, 'html_url'),
  };
}

/** Cancelled or skipped before any runner took it: `started_at` is then invented. */
const neverRan = (job: Values) =>
  ['cancelled', 'skipped'].includes(textIn(job, 'conclusion') ?? '') &&
  Array.isArray(job.steps) &&
  job.steps.length === 0;

/**
 * A job: asked for, taken by a runner, finished.
 *
 * @remarks
 * `created_at → started_at` is the queue, except where an environment holds
 * the job: then the wait for approvals and timers lies inside it. The job
 * carries its environment where the payload says so (webhooks), and the
 * approval and timer facts carry the run and the environment, so that the
 * fold can tell them apart. A job in status `waiting` is still only queued.
 * Step times are no evidence: steps may begin before their job was created.
 * A `started_at` before `created_at` is kept as it is, for the fold to flag.
 */
export function jobFacts(
  job: Values,
  scope: Scope,
  environment?: string,
): AnyFact[] {
  const data = dataOf(job, scope, environment);
  const { source } = scope.place;
  // REST answers do not name the environment: the poorer fact must not compete.
  const suffix = environment ? '/environment' : '';
  const tell = (
    what: 'queued' | 'started' | 'finished',
    field: string,
    more: object = {},
  ) => {
    const at = instantIn(job, field, scope.context);
    const id = `${data.task}/${what}${suffix}`;
    return at
      ? [
          factFrom(`taskrun.${what}` as const, {
            id,
            source,
            at,
            data: { ...data, ...more },
          }),
        ]
      : [];
  };
  const outcome = outcomeOf(job);
  // A skipped job was never asked for: its times are all those of the decision.
  const skipped = textIn(job, 'conclusion') === 'skipped';
  return [
    ...(skipped ? [] : tell('queued', 'created_at')),
    ...(skipped || !hasStarted(job) || neverRan(job)
      ? []
      : tell('started', 'started_at')),
    ...(outcome ? tell('finished', 'completed_at', { outcome }) : []),
  ];
}
