import { NameMatcher } from '../config/names';
import { AnyFact, Fact } from '../events/fact';
import { factsOf } from './factGroups';
import { Round } from './passage';

type Review = Fact<'change.reviewed' | 'change.commented'>;

/**
 * Says whether a remark is a person's who is not the author of the change.
 *
 * @remarks
 * A source that lists remarks alone does not say whose change it is: the
 * author is compared here, from all that is known of the change.
 */
export function humanReview(
  facts: readonly AnyFact[],
  isBot: NameMatcher = () => false,
): (review: Review) => boolean {
  const authors = new Set(
    facts.map(fact => (fact.data as Fact<'change.created'>['data']).author?.id),
  );
  return ({ data: { byAuthor, reviewer } }) =>
    !byAuthor &&
    !reviewer?.bot &&
    !isBot(reviewer?.id) &&
    (reviewer === undefined || !authors.has(reviewer.id));
}

/**
 * The rounds of a change's review.
 *
 * @remarks
 * Being ready asks; the first review or comment by a person who is not the
 * author starts; approving or requesting changes decides. After requested
 * changes a push, or asking for review again, asks again. A change that is
 * merged or closed without a decision was not decided: `cancelled`.
 * `facts` are the change's own, in order of time. O(n).
 */
export function reviewRounds(
  facts: readonly AnyFact[],
  options: {
    readyAt: number;
    endedAt?: number;
    isHuman: (review: Review) => boolean;
  },
): Round[] {
  const { readyAt, endedAt = Infinity, isHuman } = options;
  const rounds: Round[] = [{ asked: readyAt }];
  for (const fact of facts) {
    if (fact.time < readyAt || fact.time > endedAt) {
      continue;
    }
    const round = rounds[rounds.length - 1];
    if (fact.type === 'change.reviewed' || fact.type === 'change.commented') {
      const next = isHuman(fact as Review) && seeReview(round, fact as Review);
      if (next) {
        rounds.push(next);
      }
    } else if (fact.time < endedAt && asksAgain(fact) && isReturned(round)) {
      round.changed ||= fact.type === 'change.updated';
      round.resumed = fact.time;
      rounds.push({ asked: fact.time });
    }
  }
  return cancelled(rounds, options.endedAt);
}

function isReturned(round: Round) {
  return round.returned !== undefined && round.resumed === undefined;
}

function asksAgain({ type, data }: AnyFact) {
  return (
    type === 'change.reviewrequested' ||
    type === 'change.readied' ||
    (type === 'change.updated' &&
      Boolean((data as { headSha?: string }).headSha))
  );
}

/** Applies a review to the current round; gives the round that it opens, if any. */
function seeReview(round: Round, review: Review): Round | undefined {
  const { time, data } = review;
  const { state } = data;
  if (state === 'dismissed') {
    return round.decision === 'approved' ? { asked: time } : undefined;
  }
  if (round.decided === undefined) {
    applyReview(round, review);
    return undefined;
  }
  const cameBack = isReturned(round) && state === 'approved';
  const secondThoughts =
    round.decision === 'approved' && state === 'changesRequested';
  if (!cameBack && !secondThoughts) {
    return undefined;
  }
  if (cameBack) {
    round.resumed = time;
    round.changed ??= false;
    round.inferred = [...(round.inferred ?? []), 'resumed'];
  }
  // Nothing shows when it was asked again: no earlier than this decision.
  const next: Round = { asked: time, inferred: ['asked'] };
  applyReview(next, review);
  return next;
}

function applyReview(round: Round, { time, data }: Review): void {
  const { state } = data;
  round.started ??= time;
  round.commented ||= state === 'commented' || Boolean(data.commented);
  if (state !== 'commented') {
    round.decided = time;
    round.decision = state === 'approved' ? 'approved' : 'requestChanges';
    if (state === 'changesRequested') {
      round.returned = time;
    }
  }
}

function cancelled(rounds: Round[], endedAt: number | undefined): Round[] {
  const last = rounds[rounds.length - 1];
  if (endedAt !== undefined && last.decided === undefined) {
    last.decided = endedAt;
    last.decision = 'cancelled';
  }
  if (endedAt !== undefined && isReturned(last)) {
    last.resumed = endedAt;
  }
  return rounds;
}

/** When a person other than the author first said something about it. */
export function firstReviewAt(
  facts: readonly AnyFact[],
  times: {
    openedAt: number;
    mergedAt?: number;
    isHuman: (review: Review) => boolean;
  },
): number | undefined {
  return factsOf(facts, 'change.reviewed', 'change.commented').find(
    review =>
      times.isHuman(review) &&
      review.data.state !== 'dismissed' &&
      review.time >= times.openedAt &&
      review.time <= (times.mergedAt ?? Infinity),
  )?.time;
}
