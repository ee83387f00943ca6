import { AnyFact } from '../../events/fact';
import { Adaptation, ignored, unrecognised } from '../adaptation';
import { idIn, instantIn, recordIn, textIn, Values } from '../reading';
import { pushFact, stepFact, stepNamed } from './changeStep';
import { commentFacts } from './comment';
import { hintOf } from './hint';
import { turnFact, turnNamed } from './mergeQueue';
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

type Reader = (
  event: Values,
  change: string,
  scope: Scope,
) => AnyFact | undefined;

const whenOf = (event: Values, { context }: Scope) =>
  instantIn(event, 'created_at', context);

const dismissed: Reader = (event, change, scope) => {
  const at = whenOf(event, scope);
  return (
    at &&
    dismissalFact(change, scope, {
      review:
        idIn(recordIn(event, 'dismissed_review'), 'review_id') ??
        String(at.time),
      at,
      actor: event.actor,
    })
  );
};

/** Nobody records when a commit was pushed: not before it was committed. */
const committed: Reader = (event, change, scope) => {
  const at = instantIn(recordIn(event, 'committer'), 'date', scope.context);
  const sha = textIn(event, 'sha', 500);
  return at && sha
    ? pushFact(change, scope, { id: sha, at, inferred: true, sha })
    : undefined;
};

const forcePushed: Reader = (event, change, scope) => {
  const at = whenOf(event, scope);
  const id = idIn(event, 'id');
  return at && id
    ? pushFact(change, scope, {
        id,
        at,
        // Whatever it is now, it is something else: the event stands for it.
        sha: textIn(event, 'commit_id', 500) ?? id,
      })
    : undefined;
};

function readerOf(name: string): Reader | undefined {
  switch (name) {
    case 'review_dismissed':
      return dismissed;
    case 'committed':
      return committed;
    case 'head_ref_force_pushed':
      return forcePushed;
    default:
      return stepReader(name) ?? turnReader(name);
  }
}

function stepReader(name: string): Reader | undefined {
  const step = stepNamed(name);
  return (
    step &&
    ((event, change, scope) => {
      const at = whenOf(event, scope);
      const actor = event.review_requester ?? event.actor;
      return at && stepFact(step, change, scope, { at, actor });
    })
  );
}

function turnReader(name: string): Reader | undefined {
  const turn = turnNamed(name);
  return (
    turn &&
    ((event, change, scope) => {
      const at = whenOf(event, scope);
      return at && turnFact(turn, change, scope, at);
    })
  );
}

/**
 * One event of a pull request's timeline.
 *
 * @remarks
 * Everything that is not read is either told by the pull request itself
 * (`merged`, `closed`) or no part of any figure (`labeled`, `locked` …).
 */
export function adaptTimelineEvent(event: Values, scope: Scope): Adaptation {
  const name = textIn(event, 'event') ?? '';
  if (name === 'reviewed' || name === 'commented') {
    return remarksOf(event, scope);
  }
  const read = readerOf(name);
  if (!read) {
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
  const fact = read(event, changeKey(scope.place, number), scope);
  return fact
    ? { facts: [fact] }
    : ignored(`timeline event ${name}: nothing says when`);
}
