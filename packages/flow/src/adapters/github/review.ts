import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { factFrom, idIn, instantIn, textIn, Values } from '../reading';
import { personOf } from './person';
import { meaning } from '../../events/meaning';
import { changeKey, Scope } from './scope';

type Review = FactData['change.reviewed'];

const states: Record<string, Review['state']> = {
  approved: 'approved',
  changes_requested: 'changesRequested',
  commented: 'commented',
  dismissed: 'dismissed',
};

/** Pull request that a review or comment belongs to, by the addresses it carries. */
export function changeNumberIn(values: Values): string | undefined {
  for (const field of ['pull_request_url', 'html_url']) {
    const number = /\/pulls?\/(\d+)/.exec(textIn(values, field) ?? '')?.[1];
    if (number) {
      return number;
    }
  }
  return undefined;
}

/**
 * What a reviewer said: who, on which change, and whether it is the author's own.
 *
 * The author is known to webhooks only. Elsewhere the fold compares reviewer
 * and author, and the fact must not compete with the one that knows.
 */
export function remarkOf(
  values: Values,
  key: string,
  scope: Scope,
  author: unknown,
): Omit<Review, 'state'> & { suffix: string } {
  const reviewer = personOf(values.user ?? values.actor, scope.context);
  const byAuthor = Boolean(
    reviewer && personOf(author, scope.context)?.id === reviewer.id,
  );
  return {
    key,
    repository: scope.place.repository,
    reviewer,
    byAuthor: byAuthor || undefined,
    commented: Boolean(textIn(values, 'body')?.trim()),
    suffix: byAuthor ? '/by-author' : '',
  };
}

/**
 * A review, at the instant it was submitted.
 *
 * @remarks
 * Pending reviews have no instant and are not facts yet. One that was
 * dismissed later keeps its submission, but what it decided is overwritten:
 * it is a fact of its own, beside the original that a webhook may have told.
 */
export function reviewFacts(
  review: Values,
  scope: Scope,
  author?: unknown,
): AnyFact[] {
  const at = instantIn(review, 'submitted_at', scope.context);
  const state = meaning(states, textIn(review, 'state')?.toLowerCase());
  const number = changeNumberIn(review);
  if (!at || !state || !number) {
    return [];
  }
  const key = changeKey(scope.place, number);
  const { suffix, ...remark } = remarkOf(review, key, scope, author);
  const dismissed = state === 'dismissed' ? '/since-dismissed' : '';
  return [
    factFrom('change.reviewed', {
      id: `${key}/reviews/${
        idIn(review, 'id') ?? at.time
      }${dismissed}${suffix}`,
      source: scope.place.source,
      at,
      data: { ...remark, state },
    }),
  ];
}

/** A dismissal at its own instant, which only the timeline and webhooks tell. */
export function dismissalFact(
  key: string,
  scope: Scope,
  of: {
    review: string;
    at: Instant;
    actor: unknown;
    inferred?: boolean;
    commented?: boolean;
  },
): AnyFact {
  return factFrom('change.reviewed', {
    id: `${key}/reviews/${of.review}/dismissed`,
    source: scope.place.source,
    at: of.at,
    inferred: of.inferred,
    data: {
      key,
      repository: scope.place.repository,
      state: 'dismissed',
      reviewer: personOf(of.actor, scope.context),
    },
  });
}
