import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { factFrom, idIn, textIn, Values } from '../reading';
import { outcomeOf } from './job';
import { personOf } from './person';
import { branchOf, changesOf } from './refs';
import { heardBy, runKey, Scope } from './scope';
import { durationIn, secondIn, shifted } from './seconds';

type Run = FactData['pipelinerun.finished'];

function dataOf(pipeline: Values, scope: Scope): Run {
  return {
    run: runKey(scope.place, idIn(pipeline, 'id') ?? ''),
    attempt: 1,
    repository: scope.place.repository,
    pipeline: textIn(pipeline, 'name'),
    headSha: textIn(pipeline, 'sha'),
    branch: branchOf(pipeline),
    changes: changesOf(pipeline, scope),
    trigger: textIn(pipeline, 'source'),
    actor: personOf(pipeline.user, scope.context),
    url: textIn(pipeline, 'web_url'),
  };
}

/** When it began to run; webhooks only say how long it was pending. */
function startOf(
  pipeline: Values,
  scope: Scope,
): { at: Instant; inferred?: boolean } | undefined {
  const at = secondIn(pipeline, 'started_at', scope.context);
  const created = secondIn(pipeline, 'created_at', scope.context);
  const waited = durationIn(pipeline, 'queued_duration');
  if (at) {
    return { at };
  }
  const started =
    created && waited !== undefined && !('started_at' in pipeline)
      ? shifted(created, waited)
      : undefined;
  return started && { at: started, inferred: true };
}

/**
 * A pipeline: created, started, finished.
 *
 * @remarks
 * It may finish more than once: a job that is played or retried later starts
 * it anew, under the same number. `updated_at` moves with every status, and is
 * no end. Lists say neither who started it nor when it ended.
 */
export function pipelineFacts(pipeline: Values, scope: Scope): AnyFact[] {
  const data = dataOf(pipeline, scope);
  const listed = 'user' in pipeline ? '' : '/listed';
  const tell = (
    what: 'queued' | 'started' | 'finished',
    when: { at: Instant; inferred?: boolean } | undefined,
    more: { id?: string; outcome?: Run['outcome'] } = {},
  ) =>
    when
      ? [
          factFrom(`pipelinerun.${what}` as const, {
            id: heardBy(`${data.run}/${more.id ?? what}${listed}`, scope),
            source: scope.place.source,
            ...when,
            data: { ...data, outcome: more.outcome },
          }),
        ]
      : [];
  const created = secondIn(pipeline, 'created_at', scope.context);
  const ended = secondIn(pipeline, 'finished_at', scope.context);
  const outcome = outcomeOf(pipeline);
  return [
    ...tell('queued', created && { at: created }),
    ...tell('started', startOf(pipeline, scope)),
    ...(outcome && ended
      ? tell(
          'finished',
          { at: ended },
          { id: `finished/${ended.time}`, outcome },
        )
      : []),
  ];
}
