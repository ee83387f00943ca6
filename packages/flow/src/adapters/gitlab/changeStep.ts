import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { factFrom } from '../reading';
import { personOf } from './person';
import { Scope } from './scope';

type Step = 'change.drafted' | 'change.readied' | 'change.reviewrequested';

interface When {
  id: string;
  at: Instant;
  inferred?: boolean;
  /** Who did it. */
  by: unknown;
}

/** Somebody drafted, readied, or asked for a review. */
export const stepFact = (
  type: Step,
  key: string,
  scope: Scope,
  { id, at, inferred, by }: When,
): AnyFact =>
  factFrom(type, {
    id: `${key}/${id}`,
    source: scope.place.source,
    at,
    inferred,
    data: {
      key,
      repository: scope.place.repository,
      actor: personOf(by, scope.context),
    },
  });

/** The head moved: what answers a review that asked for changes. */
export const pushFact = (
  key: string,
  scope: Scope,
  { id, at, inferred, sha }: Omit<When, 'by'> & { sha: string },
): AnyFact =>
  factFrom('change.updated', {
    id: `${key}/${id}`,
    source: scope.place.source,
    at,
    inferred,
    data: { key, repository: scope.place.repository, headSha: sha },
  });

/** Somebody approved, asked for changes, took an approval back, or commented. */
export function remarkFact(
  key: string,
  scope: Scope,
  of: When & {
    state: 'approved' | 'changesRequested' | 'dismissed' | 'commented';
    /** Number of the author of the change, where it is known. */
    author?: string;
  },
): AnyFact {
  const { id, at, inferred, by, state, author } = of;
  const reviewer = personOf(by, scope.context);
  const byAuthor = (reviewer && reviewer.id === author) || undefined;
  return factFrom(
    state === 'commented' ? 'change.commented' : 'change.reviewed',
    {
      id: `${key}/${id}${byAuthor ? '/by-author' : ''}`,
      source: scope.place.source,
      at,
      inferred,
      data: {
        key,
        repository: scope.place.repository,
        reviewer,
        byAuthor,
        state,
        commented: state === 'commented' || undefined,
      },
    },
  );
}
