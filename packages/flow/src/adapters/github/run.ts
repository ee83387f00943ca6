import { AnyFact } from '../../events/fact';
import { Instant } from '../../events/instant';
import { FactData } from '../../events/factData';
import {
  attemptIn,
  factFrom,
  idIn,
  instantIn,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { personOf } from './person';
import { addressIn } from './place';
import { meaning } from '../../events/meaning';
import { changeKey, runKey, Scope } from './scope';

type Run = FactData['pipelinerun.finished'];

/** Neutral passes without saying that anything succeeded. */
const outcomes: Record<string, Run['outcome']> = {
  success: 'success',
  failure: 'failure',
  timed_out: 'error',
  startup_failure: 'error',
  cancelled: 'cancel',
  stale: 'cancel',
  skipped: 'skip',
  neutral: 'skip',
};

/** How a run or job ended; undefined while it is not over, whatever its status says. */
export const outcomeOf = (values: Values) =>
  meaning(outcomes, textIn(values, 'conclusion'));

/** In these states nothing has run yet, although `started_at` is filled in. */
const notStarted = new Set(['queued', 'waiting', 'pending', 'requested']);

export const hasStarted = (values: Values) =>
  !notStarted.has(textIn(values, 'status') ?? 'queued');

/**
 * Whether somebody has to allow the attempt first: then it has ended, and never
 * ran. What runs once it is allowed is another attempt.
 */
export const isHeld = (run: Values) =>
  textIn(run, 'conclusion') === 'action_required' ||
  textIn(run, 'status') === 'action_required';

/** The run's own page, whichever attempt was asked for. */
export const pageOf = (run: Values) =>
  textIn(run, 'html_url')?.replace(/\/attempts\/\d+$/, '');

/** Which attempt of a run something belongs to; the first, where nothing says so. */
export function attemptOf(values: Values): number {
  return attemptIn(values, 'run_attempt') ?? 1;
}

/** The merge queue tries changes on branches of its own, called after the last of them. */
const queuedChange = (run: Values): string | undefined =>
  /^gh-readonly-queue\/.+\/pr-(\d+)-[^/]+$/.exec(
    textIn(run, 'head_branch', 500) ?? '',
  )?.[1];

/**
 * Pull requests that a run or a check is for, as far as it says so.
 *
 * GitHub forgets them when they close, and never knows those of forks.
 */
export function changesOf(run: Values, scope: Scope): string[] {
  const changes = recordsIn(run, 'pull_requests').flatMap(change => {
    const number = idIn(change, 'number');
    const repository =
      addressIn(textIn(change, 'url'))?.repository ?? scope.place.repository;
    return number ? [changeKey({ ...scope.place, repository }, number)] : [];
  });
  const queued = queuedChange(run);
  const all = [...changes, ...(queued ? [changeKey(scope.place, queued)] : [])];
  return [...new Set(all)].slice(0, 200);
}

function dataOf(run: Values, workflow: Values, scope: Scope): Run {
  return {
    run: runKey(scope.place, idIn(run, 'id') ?? ''),
    attempt: attemptOf(run),
    repository: scope.place.repository,
    pipeline:
      textIn(run, 'name') ?? textIn(workflow, 'name') ?? textIn(run, 'path'),
    headSha: textIn(run, 'head_sha'),
    branch: textIn(run, 'head_branch'),
    changes: changesOf(run, scope),
    trigger: textIn(run, 'event'),
    actor: personOf(run.triggering_actor ?? run.actor, scope.context),
    url: pageOf(run),
  };
}

/**
 * One attempt of a workflow run.
 *
 * @remarks
 * `created_at` stays that of the first attempt: only there is it the start of
 * a queue. GitHub keeps no completion time for runs; `updated_at` of a
 * completed attempt is the one it computes the duration from itself. An attempt
 * that "completed" with `action_required` ended where it began: what waits is
 * an approval.
 */
export function runFacts(
  run: Values,
  scope: Scope,
  workflow: Values = {},
): AnyFact[] {
  const data = dataOf(run, workflow, scope);
  const { source } = scope.place;
  // With and without its pull requests are two facts: the list is emptied later.
  const suffix = data.changes?.length ? '/changes' : '';
  const tell = (
    what: 'queued' | 'started' | 'finished',
    at?: Instant,
    {
      id: name = what,
      ...more
    }: { id?: string; outcome?: Run['outcome'] } = {},
  ) => {
    const id = `${data.run}/${data.attempt}/${name}${suffix}`;
    return at
      ? [
          factFrom(`pipelinerun.${what}` as const, {
            id,
            source,
            at,
            data: { ...data, ...more },
          }),
        ]
      : [];
  };
  const isFirst = data.attempt === 1;
  const created = instantIn(run, 'created_at', scope.context);
  const started =
    instantIn(run, 'run_started_at', scope.context) ??
    (isFirst ? created : undefined);
  const outcome =
    textIn(run, 'status') === 'completed' ? outcomeOf(run) : undefined;
  const ended = outcome && instantIn(run, 'updated_at', scope.context);
  if (isHeld(run)) {
    return [
      ...(isFirst ? tell('queued', created) : []),
      // By its own id: GitHub may let the same attempt go on.
      ...tell('finished', isFirst ? created : started, {
        id: 'held',
        outcome: 'skip',
      }),
    ];
  }
  return [
    ...(isFirst ? tell('queued', created) : []),
    ...(hasStarted(run) ? tell('started', started) : []),
    ...(ended ? tell('finished', ended, { outcome }) : []),
  ];
}

/** Run that a deployment, review or job belongs to, in a payload that carries it whole. */
export function runIn(values: Values, scope: Scope): string | undefined {
  const id = idIn(recordIn(values, 'workflow_run'), 'id');
  return id && runKey(scope.place, id);
}
