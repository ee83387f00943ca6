import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { Adaptation, ignored } from '../adaptation';
import { factFrom, idIn, textIn, Values } from '../reading';
import { pushFact, remarkFact, stepFact } from './changeStep';
import { turnFact } from './mergeTrain';
import { Scope } from './scope';
import { secondIn } from './seconds';

/** The merge request that a note is on. */
export interface Noted {
  key: string;
  /** Number of its author, where it is known. */
  author?: string;
}

interface Read extends Noted {
  /** Names the note within its change. */
  id: string;
  at: Instant;
  by: unknown;
  body: string;
}

type Reader = (note: Read, scope: Scope) => AnyFact;

const remark =
  (state: 'approved' | 'changesRequested' | 'dismissed'): Reader =>
  ({ key, ...note }, scope) =>
    remarkFact(key, scope, { ...note, state });

const step =
  (
    type: 'change.drafted' | 'change.readied' | 'change.reviewrequested',
  ): Reader =>
  ({ key, ...note }, scope) =>
    stepFact(type, key, scope, note);

/** The list of commits ends with the newest: `<li>3f2a91c0 - Refund</li>`. */
const pushed: Reader = ({ key, id, at, body }, scope) => {
  const shas = [
    ...body
      .slice(0, 20_000)
      .matchAll(/<li>(?:[0-9a-f]{7,40}\.{2,3})?([0-9a-f]{7,40})/g),
  ];
  return pushFact(key, scope, { id, at, sha: shas.at(-1)?.[1] ?? id });
};

const turn =
  (what: 'queued' | 'finished'): Reader =>
  ({ key, at }, scope) =>
    turnFact(key, scope, {
      what,
      at,
      ...(what === 'finished' && { outcome: 'cancel' }),
    });

/** Older versions note what newer ones keep with the merge request. */
const reopened: Reader = ({ key, id, at }, { place }) =>
  factFrom('change.updated', {
    id: `${key}/${id}`,
    source: place.source,
    at,
    data: { key, repository: place.repository, state: 'open' },
  });

/** What GitLab notes of a merge request, by the words that it begins with. */
const readers: ReadonlyArray<readonly [RegExp, Reader]> = [
  [/^requested review from /, step('change.reviewrequested')],
  [/^marked this merge request as \*\*draft\*\*/, step('change.drafted')],
  [/^marked this merge request as \*\*ready\*\*/, step('change.readied')],
  [/^marked as a \*\*Work In Progress\*\*/, step('change.drafted')],
  [/^unmarked as a \*\*Work In Progress\*\*/, step('change.readied')],
  [/^approved this merge request/, remark('approved')],
  [/^requested changes/, remark('changesRequested')],
  [/^unapproved this merge request/, remark('dismissed')],
  [/^reset approvals from /, remark('dismissed')],
  [/^added \d+ (?:new )?commits?\b/, pushed],
  [/^started a merge train/, turn('queued')],
  [/^added this merge request to the merge train/, turn('queued')],
  [/^removed this merge request from the merge train/, turn('finished')],
  [/^reopened\b/, reopened],
];

/** What a system note is about, by the reader that reads it. */
export const readerOf = (body: string) =>
  readers.find(([pattern]) => pattern.test(body))?.[1];

export const isSystem = (note: Values) => note.system === true;

/**
 * A note on a merge request: a comment, or what GitLab notes itself.
 *
 * @remarks
 * System notes are where GitLab keeps who approved, asked for changes, pushed,
 * drafted and readied, and when. They are in English whatever language people
 * chose. Edits are no second comment.
 */
export function adaptNote(note: Values, scope: Scope, on: Noted): Adaptation {
  const at = secondIn(note, 'created_at', scope.context);
  const body =
    textIn(note, 'body', 50_000) ?? textIn(note, 'note', 50_000) ?? '';
  if (!at) {
    return { facts: [] };
  }
  const id = `notes/${idIn(note, 'id') ?? at.time}`;
  const read: Read = { ...on, id, at, by: note.author, body };
  if (!isSystem(note)) {
    const { key, ...comment } = read;
    return {
      facts: [remarkFact(key, scope, { ...comment, state: 'commented' })],
    };
  }
  const reader = readerOf(body);
  return reader
    ? { facts: [reader(read, scope)] }
    : ignored('system note: told elsewhere, or no part of any figure');
}
