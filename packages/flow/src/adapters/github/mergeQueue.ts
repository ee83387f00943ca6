import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { factFrom, instantIn, textIn, Values } from '../reading';
import { meaning } from '../../events/meaning';
import { Scope } from './scope';

/** What a gate rule calls it: `runner: [merge queue]`. */
const NAME = 'merge queue';

type Turn = 'queued' | 'finished';

/** Names of these steps in webhooks (`action`) and in timelines (`event`). */
const turns: Readonly<Record<string, Turn>> = {
  enqueued: 'queued',
  added_to_merge_queue: 'queued',
  dequeued: 'finished',
  removed_from_merge_queue: 'finished',
};

export const turnNamed = (name: string): Turn | undefined =>
  meaning(turns, name);

/**
 * A change is put into the merge queue, or leaves it.
 *
 * @remarks
 * A task of a run of its own that never starts: it waits for its turn, as a
 * job waits for a runner, and is gone. Nobody is asked, so that it is no
 * approval. Why it left is told to webhooks only; its merge says it as well.
 */
export function turnFact(
  what: Turn,
  change: string,
  scope: Scope,
  at: Instant,
): AnyFact {
  const task = `${change}/merge-queue`;
  return factFrom(`taskrun.${what}` as const, {
    id: `${task}/${what}/${at.time}`,
    source: scope.place.source,
    at,
    data: {
      task,
      run: task,
      attempt: 1,
      repository: scope.place.repository,
      name: NAME,
      runner: [NAME],
      changes: [change],
    },
  });
}

/**
 * The merge takes a change out of the queue that it is in, whether or not the
 * timeline says so: the events of one change, together.
 */
export function arrivalFacts(
  events: readonly Values[],
  change: string,
  scope: Scope,
): AnyFact[] {
  const told = events.flatMap(event => {
    const name = textIn(event, 'event') ?? '';
    const at = instantIn(event, 'created_at', scope.context);
    const turn = name === 'merged' ? name : turnNamed(name);
    return at && turn ? [{ turn, at }] : [];
  });
  const merge = told.find(({ turn }) => turn === 'merged');
  const last = told
    .filter(
      ({ turn, at }) => merge && turn !== 'merged' && at.time <= merge.at.time,
    )
    .sort((one, other) => one.at.time - other.at.time)
    .at(-1);
  return merge && last?.turn === 'queued'
    ? [turnFact('finished', change, scope, merge.at)]
    : [];
}
