import { AnyFact } from '../../events/fact';
import { Instant } from '../../events/instant';
import { Adaptation } from '../adaptation';
import { meaning } from '../../events/meaning';
import {
  factFrom,
  idIn,
  isRecord,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { changeFacts, keyOf } from './change';
import { pushFact, remarkFact, stepFact } from './changeStep';
import { numbered } from './person';
import { Scope } from './scope';
import { secondIn } from './seconds';

interface Heard {
  payload: Values;
  change: Values;
  key: string;
  /** When the merge request was last updated: no later than what is told. */
  at: Instant;
  scope: Scope;
}

/** Whoever did it, at about that time; the notes tell it exactly. */
const about = ({ payload, at }: Heard, id: string) =>
  ({
    id: `${id}/${at.time}/heard`,
    at,
    inferred: true,
    by: payload.user,
  } as const);

const changesIn = ({ payload }: Heard, field: string) =>
  recordIn(recordIn(payload, 'changes'), field);

/** Drafted or readied; older versions call a draft a work in progress. */
function draftFacts(heard: Heard): AnyFact[] {
  const { key, scope } = heard;
  const { current } =
    [changesIn(heard, 'draft'), changesIn(heard, 'work_in_progress')].find(
      each => typeof each.current === 'boolean',
    ) ?? {};
  return typeof current === 'boolean'
    ? [
        stepFact(
          current ? 'change.drafted' : 'change.readied',
          key,
          scope,
          about(heard, current ? 'drafted' : 'readied'),
        ),
      ]
    : [];
}

/** Reviewers who were asked, or asked again; and those who want changes. */
function reviewerFacts(heard: Heard): AnyFact[] {
  const { key, scope } = heard;
  const change = changesIn(heard, 'reviewers');
  const stateOf = (user: Values) => textIn(user, 'state') ?? 'unreviewed';
  const before = new Map(
    recordsIn(change, 'previous').map(each => [idIn(each, 'id'), each]),
  );
  const moved = recordsIn(change, 'current').filter(each => {
    const known = before.get(idIn(each, 'id'));
    return (
      !known || stateOf(known) !== stateOf(each) || each.re_requested === true
    );
  });
  const wants = moved.find(each => stateOf(each) === 'requested_changes');
  const isAsked = moved.some(each => stateOf(each) === 'unreviewed');
  return [
    ...(isAsked
      ? [
          stepFact(
            'change.reviewrequested',
            key,
            scope,
            about(heard, 'reviewrequested'),
          ),
        ]
      : []),
    ...(wants
      ? [
          remarkFact(key, scope, {
            ...about(heard, 'changesrequested'),
            by: wants,
            state: 'changesRequested',
          }),
        ]
      : []),
  ];
}

/** `approved` completes what rules require; `approval` is one of several. */
const votes: Record<string, 'approved' | 'dismissed'> = {
  approved: 'approved',
  approval: 'approved',
  unapproved: 'dismissed',
  unapproval: 'dismissed',
};

function actionFacts(heard: Heard): AnyFact[] {
  const { change, key, at, scope } = heard;
  const action = textIn(change, 'action') ?? '';
  const vote = meaning(votes, action);
  const ends = { merge: 'change.merged', close: 'change.abandoned' } as const;
  const end =
    action === 'merge' || action === 'close' ? ends[action] : undefined;
  const sha = textIn(recordIn(change, 'last_commit'), 'id');
  const { repository, source } = scope.place;
  return [
    ...(vote
      ? [remarkFact(key, scope, { ...about(heard, vote), state: vote })]
      : []),
    ...(end
      ? [
          factFrom(end, {
            id: `${key}/${action}/${at.time}/heard`,
            source,
            at,
            inferred: true,
            data: {
              key,
              repository,
              headSha: sha,
              base: textIn(change, 'target_branch'),
              mergeSha: textIn(change, 'merge_commit_sha'),
            },
          }),
        ]
      : []),
    // Only a push says where the head was before.
    ...(textIn(change, 'oldrev') && sha
      ? [pushFact(key, scope, { ...about(heard, 'pushed'), sha })]
      : []),
  ];
}

/**
 * Webhook of a merge request: as it stands, and what was done to it.
 *
 * @remarks
 * It says of nothing that was done when: the merge request was updated no
 * later, so that these times are inferred. Its notes have them exactly.
 */
export function changeHook(payload: Values, outer: Scope): Adaptation {
  const values = recordIn(payload, 'object_attributes');
  const author = numbered(idIn(values, 'author_id'), payload.user);
  const labels = recordsIn(values, 'labels').flatMap(
    label => textIn(label, 'title') ?? [],
  );
  const { url, ...rest } = values;
  const change: Values = { ...rest, web_url: url, author, labels };
  // The author's name is not always known, nor how it was merged.
  const scope: Scope = { ...outer, heard: 'heard' };
  const at = secondIn(change, 'updated_at', scope.context);
  const facts = isRecord(payload.object_attributes)
    ? changeFacts(change, scope)
    : [];
  if (!at || !idIn(change, 'iid')) {
    return { facts: idIn(change, 'iid') ? facts : [] };
  }
  const key = keyOf(change, scope);
  const heard: Heard = { payload, change, key, at, scope };
  return {
    facts: [
      ...facts,
      ...draftFacts(heard),
      ...reviewerFacts(heard),
      ...actionFacts(heard),
    ],
  };
}
