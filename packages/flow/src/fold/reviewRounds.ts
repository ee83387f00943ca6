import { AnyFact, Fact } from '../events/fact';
import { factsOf } from './factGroups';
import { Round } from './passage';

type Review = Fact<'change.reviewed' | 'change.commented'>;

/** True for a person who is not the author: anything else is no review. */
export function isHumanReview({ data }: Review): boolean {
  return !data.byAuthor && !data.reviewer?.bot;
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
  times: { readyAt: number; endedAt?: number },
): Round[] {
  const { readyAt, endedAt = Infinity } = times;
  const rounds: Round[] = [{ asked: readyAt }];
  for (const fact of facts) {
    if (fact.time < readyAt || fact.time > endedAt) {
      continue;
    }
    const round = rounds[rounds.length - 1];
    if (fact.type === 'change.reviewed' || fact.type === 'change.commented') {
      const next = seeReview(round, fact as Review);
      if (next) {
        rounds.push(next);
      }
    } else if (asksAgain(fact) && isReturned(round)) {
      round.changed ||= fact.type === 'change.updated';
      round.resumed = fact.time;
      rounds.push({ asked: fact.time });
    }
  }
  return cancelled(rounds, times.endedAt);
}

const isReturned = (round: Round) =>
  round.returned !== undefined && round.resumed === undefined;

const asksAgain = ({ type, data }: AnyFact) =>
  type === 'change.reviewrequested' ||
  type === 'change.readied' ||
  (type === 'change.updated' &&
    Boolean((data as { headSha?: string }).headSha));

/** Applies a review to the current round; gives the round that it opens, if any. */
function seeReview(round: Round, review: Review): Round | undefined {
  if (!isHumanReview(review)) {
    return undefined;
  }
  const { time, data } = review;
  if (data.state === 'dismissed') {
    return round.decision === 'approved' ? { asked: time } : undefined;
  }
  if (isReturned(round) && data.state !== 'commented') {
    // Nothing shows when it was asked again: the reviewer simply came back.
    round.resumed = time;
    round.changed ??= false;
    round.inferred = [...(round.inferred ?? []), 'resumed'];
    const next: Round = { asked: time, inferred: ['asked'] };
    seeReview(next, review);
    return next;
  }
  if (round.decided !== undefined) {
    return undefined;
  }
  round.started ??= time;
  round.commented ||= data.state === 'commented' || Boolean(data.commented);
  if (data.state !== 'commented') {
    round.decided = time;
    round.commented ??= false;
    const approved = data.state === 'approved';
    round.decision = approved ? 'approved' : 'requestChanges';
    round.returned = approved ? undefined : time;
  }
  return undefined;
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
  times: { openedAt: number; mergedAt?: number },
): number | undefined {
  return factsOf(facts, 'change.reviewed', 'change.commented').find(
    review =>
      isHumanReview(review) &&
      review.data.state !== 'dismissed' &&
      review.time >= times.openedAt &&
      review.time <= (times.mergedAt ?? Infinity),
  )?.time;
}
