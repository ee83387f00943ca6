import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { factFrom, recordIn, textIn, Values } from '../reading';
import { keyOf } from './change';
import { Scope } from './scope';
import { secondIn } from './seconds';

type Outcome = FactData['taskrun.finished']['outcome'];

/**
 * A change gets on the merge train, or leaves it.
 *
 * @remarks
 * A task of a run of its own that never starts: it waits for its turn, as a
 * job waits for a runner, and is gone. Nobody is asked, so that it is no
 * approval. What is tried meanwhile are pipelines like all others.
 */
export function turnFact(
  change: string,
  scope: Scope,
  turn: { what: 'queued' | 'finished'; at: Instant; outcome?: Outcome },
): AnyFact {
  const { what, at, outcome } = turn;
  const task = `${change}/merge-train`;
  return factFrom(`taskrun.${what}` as const, {
    id: `${task}/${what}/${at.time}`,
    source: scope.place.source,
    at,
    data: {
      task,
      run: task,
      attempt: 1,
      repository: scope.place.repository,
      name: 'merge train',
      changes: [change],
      outcome,
    },
  });
}

/** A car of the train, as `merge_trains` lists it. */
export function trainFacts(car: Values, scope: Scope): AnyFact[] {
  const change = keyOf(recordIn(car, 'merge_request'), scope);
  const queued = secondIn(car, 'created_at', scope.context);
  const merged = secondIn(car, 'merged_at', scope.context);
  const isMerged = /merged$/.test(textIn(car, 'status') ?? '');
  return [
    ...(queued
      ? [turnFact(change, scope, { what: 'queued', at: queued })]
      : []),
    ...(merged && isMerged
      ? [
          turnFact(change, scope, {
            what: 'finished',
            at: merged,
            outcome: 'success',
          }),
        ]
      : []),
  ];
}
