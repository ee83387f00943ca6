import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { Adaptation, ignored } from '../adaptation';
import {
  factFrom,
  idIn,
  instantIn,
  recordIn,
  textIn,
  Values,
} from '../reading';
import { changesOf, hasStarted, outcomeOf } from './run';
import { checkRunKey, checksKey, Scope } from './scope';

type Task = FactData['taskrun.finished'];

/** The app whose checks are the jobs of workflows. */
const ACTIONS = 'github-actions';

/** A check that wants somebody to act has not passed; it is no wait for a person. */
const checkOutcomeOf = (check: Values): Task['outcome'] =>
  textIn(check, 'conclusion') === 'action_required'
    ? 'failure'
    : outcomeOf(check);

function dataOf(check: Values, scope: Scope): Task {
  const { place } = scope;
  const headSha = textIn(check, 'head_sha', 500);
  return {
    task: checkRunKey(place, idIn(check, 'id') ?? ''),
    // Checks of a commit have no run: the commit itself brings them together.
    run: checksKey(place, headSha ?? ''),
    attempt: 1,
    repository: place.repository,
    name: textIn(check, 'name'),
    headSha,
    changes: changesOf(check, scope),
    evaluation: true,
    url: textIn(check, 'html_url'),
  };
}

/**
 * A check of another tool on a commit: asked for, begun, ended.
 *
 * @remarks
 * GitHub keeps one time before the end, `started_at`: of a check that is
 * queued it is when it was asked for. A check that is asked for again may keep
 * its number, so that facts are named by their instants too.
 */
function checkRunFacts(check: Values, scope: Scope): AnyFact[] {
  const data = dataOf(check, scope);
  // The list of pull requests is emptied when they close: the poorer fact must not compete.
  const suffix = data.changes?.length ? '/changes' : '';
  const tell = (
    what: 'queued' | 'started' | 'finished',
    at: Instant | undefined,
    outcome?: Task['outcome'],
  ) =>
    at
      ? [
          factFrom(`taskrun.${what}` as const, {
            id: `${data.task}/${what}/${at.time}${suffix}`,
            source: scope.place.source,
            at,
            data: { ...data, outcome },
          }),
        ]
      : [];
  const began = instantIn(check, 'started_at', scope.context);
  const outcome = checkOutcomeOf(check);
  const ended = outcome && instantIn(check, 'completed_at', scope.context);
  return [
    ...tell(hasStarted(check) ? 'started' : 'queued', began),
    ...tell('finished', ended, outcome),
  ];
}

/** A check run, of an answer or a webhook. */
export const adaptCheckRun = (check: Values, scope: Scope): Adaptation =>
  textIn(recordIn(check, 'app'), 'slug') === ACTIONS
    ? ignored(`check run: of ${ACTIONS}, whose jobs tell the same`)
    : { facts: checkRunFacts(check, scope) };
