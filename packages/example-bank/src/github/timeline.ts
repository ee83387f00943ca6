import { Change } from '../model/change';
import { MINUTE } from '../time/instants';
import { githubTime } from '../time/wireTime';
import { account, apiOf, numberOf } from './address';

/** The author pushes, looks at it once more, and asks. */
const ASKED = 2 * MINUTE;

/**
 * What only the timeline of a pull request tells: that it was a draft, and
 * that a review was asked for again.
 *
 * @remarks
 * Answer of `…/issues/{number}/timeline`, which does not name the pull
 * request: the path does.
 */
export function timelineOf(change: Change) {
  const { author, component, number, draftUntil, stillDraft } = change;
  const events: Array<{ event: string; at: number }> = [];
  if (draftUntil !== undefined && !stillDraft) {
    events.push({ event: 'ready_for_review', at: draftUntil });
  }
  for (const at of askedAgain(change)) {
    events.push({ event: 'review_requested', at: at + ASKED });
  }
  return events.map(({ event, at }, index) => {
    const id = numberOf(`${component.name}#${number}`) * 10 + index;
    return {
      id,
      url: `${apiOf(component)}/issues/events/${id}`,
      actor: account(author),
      event,
      commit_id: null,
      commit_url: null,
      created_at: githubTime(at),
    };
  });
}

/** After changes were requested: the commit that makes them asks again. */
export function askedAgain({ reviews, commits }: Change): number[] {
  return reviews
    .filter(({ state }) => state === 'CHANGES_REQUESTED')
    .flatMap(review => commits.find(({ at }) => at > review.at)?.at ?? []);
}
