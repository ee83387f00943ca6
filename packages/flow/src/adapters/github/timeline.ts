import { Adaptation, ignored, unrecognised } from '../adaptation';
import { idIn, instantIn, recordIn, textIn, Values } from '../reading';
import { stepFact, stepNamed } from './changeStep';
import { commentFacts } from './comment';
import { hintOf } from './hint';
import { dismissalFact, reviewFacts } from './review';
import { changeKey, Scope } from './scope';

/** A timeline repeats reviews and comments; they are the same facts. */
function remarksOf(event: Values, scope: Scope): Adaptation {
  const facts =
    textIn(event, 'event') === 'reviewed'
      ? reviewFacts(event, scope)
      : commentFacts(event, scope);
  return facts.length
    ? { facts }
    : ignored('timeline remark: still pending, or not on a pull request');
}

/**
 * One event of a pull request's timeline.
 *
 * @remarks
 * Used: `review_requested`, `ready_for_review`, `convert_to_draft`,
 * `review_dismissed`, `reviewed`, `commented`. Everything else is either told
 * by the pull request itself (`merged`, `closed`, `committed`) or no part of
 * any figure (`labeled`, `locked` …).
 */
export function adaptTimelineEvent(event: Values, scope: Scope): Adaptation {
  const name = textIn(event, 'event') ?? '';
  if (name === 'reviewed' || name === 'commented') {
    return remarksOf(event, scope);
  }
  const step = stepNamed(name);
  const at = instantIn(event, 'created_at', scope.context);
  if (!at || (!step && name !== 'review_dismissed')) {
    return ignored(
      `timeline event ${name}: told elsewhere, or no part of any figure`,
    );
  }
  const number = hintOf(scope.context.pathHint).change;
  if (!number) {
    return unrecognised(
      `timeline event ${name} does not say which pull request; put its number into the path, like pulls/12/timeline.json`,
    );
  }
  const key = changeKey(scope.place, number);
  if (step) {
    const actor = event.review_requester ?? event.actor;
    return { facts: [stepFact(step, key, scope, { at, actor })] };
  }
  const review =
    idIn(recordIn(event, 'dismissed_review'), 'review_id') ?? String(at.time);
  return {
    facts: [dismissalFact(key, scope, { review, at, actor: event.actor })],
  };
}
