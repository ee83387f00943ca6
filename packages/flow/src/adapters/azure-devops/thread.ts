import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData, FactType } from '../../events/factData';
import { Adaptation, ignored } from '../adaptation';
import { meaning } from '../../events/meaning';
import {
  factFrom,
  idIn,
  instantIn,
  isRecord,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { personOf } from './person';
import { ChangePlace } from './pullRequest';
import { Scope } from './scope';

/** What the system noted in a thread of its own. */
interface Note {
  thread: Values;
  place: ChangePlace;
  scope: Scope;
  at: Instant;
}

/** Properties are `{ $type, $value }`; some exporters keep the value alone. */
function propertyIn(thread: Values, name: string): string | undefined {
  const property = recordIn(thread, 'properties')[name];
  return idIn(isRecord(property) ? property : { $value: property }, '$value');
}

/** Newer servers number the people of a thread, older ones give their id. */
function actorOf({ thread, scope }: Note, role: string) {
  const place = propertyIn(thread, `${role}Identity`);
  const identity = place && recordIn(thread, 'identities')[place];
  return personOf(
    isRecord(identity) ? identity : { id: propertyIn(thread, `${role}TfId`) },
    scope.context,
  );
}

function noteFact<T extends FactType>(
  type: T,
  { thread, place, scope, at }: Note,
  more: Partial<FactData[T]>,
): Adaptation {
  const id = `${place.key}/threads/${idIn(thread, 'id') ?? at.time}`;
  const data = { ...place, ...more } as FactData[T];
  return { facts: [factFrom(type, { id, source: scope.source, at, data })] };
}

type ReviewState = FactData['change.reviewed']['state'];

/** 10 approves, 5 with suggestions; -5 waits for the author, -10 rejects; 0 takes back. */
const votes: Record<string, ReviewState> = {
  '10': 'approved',
  '5': 'approved',
  '0': 'dismissed',
  '-5': 'changesRequested',
  '-10': 'changesRequested',
};

function voteOf(note: Note): Adaptation {
  const state = meaning(votes, propertyIn(note.thread, 'CodeReviewVoteResult'));
  return state
    ? noteFact('change.reviewed', note, {
        state,
        reviewer: actorOf(note, 'CodeReviewVotedBy'),
      })
    : ignored('thread VoteUpdate: a vote of a kind that is not known');
}

function statusOf(note: Note): Adaptation {
  const status = propertyIn(note.thread, 'CodeReviewStatus')?.toLowerCase();
  const actor = actorOf(note, 'CodeReviewStatusUpdatedBy');
  switch (status) {
    case 'active':
      return noteFact('change.updated', note, { state: 'open', actor });
    case 'abandoned':
      return noteFact('change.abandoned', note, { actor });
    default:
      return ignored(
        'thread StatusUpdate: the pull request says when it ended',
      );
  }
}

function reviewersOf(note: Note): Adaptation {
  const added = Number(
    propertyIn(note.thread, 'CodeReviewReviewersUpdatedNumAdded') ?? 0,
  );
  return added > 0
    ? noteFact('change.reviewrequested', note, {
        actor: actorOf(note, 'CodeReviewReviewersUpdatedBy'),
      })
    : ignored('thread ReviewersUpdate: nobody was asked, somebody was removed');
}

const dismissed = (note: Note) =>
  noteFact('change.reviewed', note, { state: 'dismissed' });

/** What the system notes, by the type of the thread; the rest is no part of any figure. */
const readers: Record<string, ((note: Note) => Adaptation) | undefined> = {
  VoteUpdate: voteOf,
  // A policy may take votes back when something is pushed.
  ResetAllVotes: dismissed,
  ResetMultipleVotes: dismissed,
  StatusUpdate: statusOf,
  ReviewersUpdate: reviewersOf,
  RefUpdate: note =>
    noteFact('change.updated', note, {
      headSha: propertyIn(note.thread, 'CodeReviewRefNewHeadCommit'),
      actor: actorOf(note, 'CodeReviewRefUpdatedBy'),
    }),
  IsDraftUpdate: note =>
    noteFact(
      propertyIn(note.thread, 'CodeReviewIsDraftNowSet') === '1'
        ? 'change.drafted'
        : 'change.readied',
      note,
      { actor: actorOf(note, 'CodeReviewIsDraftUpdatedBy') },
    ),
};

/** Somebody said something, in a thread of people. */
export function commentFact(
  comment: Values,
  thread: string,
  place: ChangePlace,
  scope: Scope,
): AnyFact | undefined {
  const at = instantIn(comment, 'publishedDate', scope.context);
  return at && textIn(comment, 'commentType') !== 'system'
    ? factFrom('change.commented', {
        id: `${place.key}/threads/${thread}/comments/${
          idIn(comment, 'id') ?? at.time
        }`,
        source: scope.source,
        at,
        data: {
          ...place,
          state: 'commented',
          reviewer: personOf(comment.author, scope.context),
          commented: true,
        },
      })
    : undefined;
}

/**
 * A thread of a pull request: what people said, or what the system noted.
 *
 * @remarks
 * A comment that was deleted stays in the record, without its text, and was
 * said all the same. Edits and the thread's own status are no occurrences.
 */
export function adaptThread(
  thread: Values,
  place: ChangePlace,
  scope: Scope,
): Adaptation {
  const type = propertyIn(thread, 'CodeReviewThreadType');
  const at = instantIn(thread, 'publishedDate', scope.context);
  const read = meaning(readers, type);
  if (at && read) {
    return read({ thread, place, scope, at });
  }
  const facts = recordsIn(thread, 'comments')
    .map(comment =>
      commentFact(comment, idIn(thread, 'id') ?? '', place, scope),
    )
    .filter(fact => fact !== undefined);
  return facts.length
    ? { facts }
    : ignored(
        `thread ${
          type ?? 'of the system'
        }: told elsewhere, or no part of any figure`,
      );
}
