import { AnyFact } from '../../events/fact';
import {
  factFrom,
  idIn,
  instantIn,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { personOf } from './person';
import { changeKey, Scope } from './scope';

/**
 * A commit of a REST answer, at the instant it was authored.
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
  const details = recordIn(commit, 'commit');
  const at = instantIn(recordIn(details, 'author'), 'date', context);
  const sha = idIn(commit, 'sha');
  if (!at || !sha) {
    return [];
  }
  const key = change && changeKey(place, change);
  return [
    factFrom('commit.authored', {
      id: `${key ?? place.repository}/commits/${sha}`,
      source: place.source,
      at,
      data: {
        sha,
        repository: place.repository,
        parents: recordsIn(commit, 'parents')
          .flatMap(parent => textIn(parent, 'sha') ?? [])
          .slice(0, 100),
        message: textIn(details, 'message', 8_000),
        change: key,
        author: personOf(commit.author, context),
      },
    }),
  ];
}

/**
 * Commits of a push, which names no parents.
 *
 * Its `timestamp` is when the commit was made, not when it was first
 * authored: inferred, and beside the fact that a REST answer gives.
 */
export function pushFacts(push: Values, scope: Scope): AnyFact[] {
  const { place, context } = scope;
  return recordsIn(push, 'commits').flatMap(commit => {
    const at = instantIn(commit, 'timestamp', context);
    const sha = idIn(commit, 'id');
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
              author: personOf(commit.author, context),
            },
          }),
        ]
      : [];
  });
}
