import { AnyFact } from '../../events/fact';
import {
  factFrom,
  idIn,
  instantIn,
  recordIn,
  textIn,
  textsIn,
  Values,
} from '../reading';
import { committerOf } from './person';
import { ChangePlace } from './pullRequest';
import { Scope } from './scope';

/**
 * A commit of a pull request, at the instant it was authored; a rebase moves
 * the instant at which it was committed.
 */
export function commitFacts(
  commit: Values,
  place: ChangePlace,
  scope: Scope,
): AnyFact[] {
  const author = recordIn(commit, 'author');
  const at = instantIn(author, 'date', scope.context);
  const sha = idIn(commit, 'commitId');
  return at && sha
    ? [
        factFrom('commit.authored', {
          id: `${place.key}/commits/${sha}`,
          source: scope.source,
          at,
          data: {
            sha,
            repository: place.repository,
            parents: textsIn(commit, 'parents', 100),
            message: textIn(commit, 'comment', 8_000),
            change: place.key,
            author: committerOf(author, scope.context),
          },
        }),
      ]
    : [];
}
