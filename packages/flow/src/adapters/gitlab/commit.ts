import { AnyFact } from '../../events/fact';
import {
  factFrom,
  idIn,
  recordIn,
  recordsIn,
  textIn,
  textsIn,
  Values,
} from '../reading';
import { committerOf } from './person';
import { Scope } from './scope';
import { secondIn } from './seconds';

/**
 * A commit, at the instant it was authored.
 *
 * @remarks
 * Not when it was committed: a rebase moves that. A commit may be part of
 * several changes, so each (change, commit) is a fact of its own.
 */
export function commitFacts(
  commit: Values,
  scope: Scope,
  change?: string,
): AnyFact[] {
  const { place, context } = scope;
  const at = secondIn(commit, 'authored_date', context);
  const sha = idIn(commit, 'id');
  return at && sha
    ? [
        factFrom('commit.authored', {
          id: `${change ?? place.repository}/commits/${sha}`,
          source: place.source,
          at,
          data: {
            sha,
            repository: place.repository,
            parents: textsIn(commit, 'parent_ids', 100),
            message: textIn(commit, 'message', 8_000),
            change,
            author: committerOf(
              textIn(commit, 'author_name'),
              textIn(commit, 'author_email'),
              context,
            ),
          },
        }),
      ]
    : [];
}

/**
 * Commits of a push, which names no parents.
 *
 * Their `timestamp` is when they were committed: inferred, and beside the fact
 * that the API gives.
 */
export function pushedFacts(push: Values, scope: Scope): AnyFact[] {
  const { place, context } = scope;
  return recordsIn(push, 'commits').flatMap(commit => {
    const at = secondIn(commit, 'timestamp', context);
    const sha = idIn(commit, 'id');
    const author = recordIn(commit, 'author');
    return at && sha
      ? [
          factFrom('commit.authored', {
            id: `${place.repository}/pushed/${sha}`,
            source: place.source,
            at,
            inferred: true,
            data: {
              sha,
              repository: place.repository,
              message: textIn(commit, 'message', 8_000),
              author: committerOf(
                textIn(author, 'name'),
                textIn(author, 'email'),
                context,
              ),
            },
          }),
        ]
      : [];
  });
}
