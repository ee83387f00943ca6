import { Adaptation, combine, unrecognised } from '../adaptation';
import { idIn, recordIn, recordsIn, Values } from '../reading';
import { addressesOf } from './address';
import { commitFacts } from './commit';
import { hintOf } from './hint';
import { changeFacts, ChangePlace, placeOfChange } from './pullRequest';
import { changeKey, Scope } from './scope';
import { adaptThread } from './thread';

/**
 * `{ pullRequest, threads, commits }`: a pull request with the answers about
 * it, which name neither their repository nor, mostly, their pull request.
 */
export function adaptChange(payload: Values, scope: Scope): Adaptation {
  const change = recordIn(payload, 'pullRequest');
  const place = placeOfChange(change);
  if (!place) {
    return unrecognised('a pull request without repository; send it whole');
  }
  return combine([
    { facts: changeFacts(change, place, scope) },
    ...recordsIn(payload, 'threads').map(thread =>
      adaptThread(thread, place, scope),
    ),
    {
      facts: recordsIn(payload, 'commits').flatMap(commit =>
        commitFacts(commit, place, scope),
      ),
    },
  ]);
}

/** Where an answer about a pull request belongs, by its address and its path. */
function placeAlone(values: Values, scope: Scope): ChangePlace | undefined {
  const hint = hintOf(scope.context.pathHint);
  const inAddress = addressesOf(values)
    .map(({ rest }) => /\/pullrequests\/(\d+)/i.exec(rest)?.[1])
    .find(number => number !== undefined);
  const number = inAddress ?? hint.change;
  return number && hint.repository
    ? {
        key: changeKey(hint.repository, number),
        repository: hint.repository,
      }
    : undefined;
}

const misplaced = (what: string) =>
  unrecognised(
    `${what} that does not say of which pull request; put it into the path, like project/_git/repository/pullrequests/12/${what}s.json`,
  );

/** One thread, alone. */
export function adaptLoneThread(thread: Values, scope: Scope): Adaptation {
  const place = placeAlone(thread, scope);
  return place ? adaptThread(thread, place, scope) : misplaced('thread');
}

/** One commit, alone. */
export function adaptLoneCommit(commit: Values, scope: Scope): Adaptation {
  const place = placeAlone(commit, scope);
  return place
    ? { facts: commitFacts(commit, place, scope) }
    : misplaced('commit');
}

/** One pull request, alone. */
export const adaptLoneChange = (change: Values, scope: Scope): Adaptation =>
  idIn(change, 'pullRequestId')
    ? adaptChange({ pullRequest: change }, scope)
    : unrecognised('a pull request without its number; send it whole');
