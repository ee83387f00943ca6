import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { AdapterContext } from '../context';
import { isScaffolded } from '../github/scaffolded';
import { meaning } from '../../events/meaning';
import { factFrom, idIn, recordIn, textIn, textsIn, Values } from '../reading';
import { personOf } from './person';
import { changeKey, heardBy, Scope } from './scope';
import { secondIn } from './seconds';

type Change = FactData['change.updated'];

/** Key of a merge request. */
export const keyOf = (change: Values, { place }: Scope) =>
  changeKey(place, idIn(change, 'iid') ?? '');

/** Signs of the scaffolder are spelled as GitHub's. */
const scaffolded = (
  change: Values,
  context: AdapterContext,
  lasting: boolean,
): true | undefined =>
  isScaffolded(
    {
      user: { login: textIn(recordIn(change, 'author'), 'username') },
      head: { ref: change.source_branch },
      title: change.title,
      labels: textsIn(change, 'labels', 100).map(name => ({ name })),
    },
    context,
    lasting,
  ) || undefined;

/** What never changes about a merge request. */
function identityOf(change: Values, scope: Scope): Change {
  return {
    key: keyOf(change, scope),
    repository: scope.place.repository,
    branch: textIn(change, 'source_branch'),
    scaffolded: scaffolded(change, scope.context, true),
    author: personOf(change.author, scope.context),
    url: textIn(change, 'web_url') ?? textIn(change, 'url'),
  };
}

const states: Record<string, Change['state']> = {
  opened: 'open',
  // While it is being merged.
  locked: 'open',
  merged: 'merged',
  closed: 'closed',
};

export const stateOf = (change: Values): Change['state'] =>
  meaning(states, textIn(change, 'state'));

/** Whether it is a draft; older versions call that a work in progress. */
export function draftOf(change: Values): boolean | undefined {
  const draft = change.draft ?? change.work_in_progress;
  return typeof draft === 'boolean' ? draft : undefined;
}

/** The commit on the target branch: of a merge, of a squash, or its own head. */
const mergeShaOf = (change: Values) =>
  textIn(change, 'merge_commit_sha') ??
  textIn(change, 'squash_commit_sha') ??
  textIn(change, 'sha');

function snapshotFact(change: Values, scope: Scope): AnyFact[] {
  const at =
    secondIn(change, 'updated_at', scope.context) ??
    secondIn(change, 'created_at', scope.context);
  const identity = identityOf(change, scope);
  const state = stateOf(change);
  return at
    ? [
        factFrom('change.updated', {
          id: heardBy(`${identity.key}/updated/${at.time}`, scope),
          source: scope.place.source,
          at,
          data: {
            ...identity,
            title: textIn(change, 'title', 8_000),
            base: textIn(change, 'target_branch'),
            // Of an open one it would look like a push at that time.
            headSha: state === 'open' ? undefined : textIn(change, 'sha'),
            draft: draftOf(change),
            state,
            scaffolded: scaffolded(change, scope.context, false),
          },
        }),
      ]
    : [];
}

/** Merged, or closed without: GitLab keeps the last of each. */
function endFact(change: Values, scope: Scope): AnyFact[] {
  const { source } = scope.place;
  const identity = identityOf(change, scope);
  const { key } = identity;
  const merged = secondIn(change, 'merged_at', scope.context);
  const closed = secondIn(change, 'closed_at', scope.context);
  if (merged) {
    const data: Change = {
      ...identity,
      headSha: textIn(change, 'sha'),
      base: textIn(change, 'target_branch'),
      mergeSha: mergeShaOf(change),
    };
    const of = { id: `${key}/merged`, source, at: merged, data };
    return [factFrom('change.merged', of)];
  }
  return closed && stateOf(change) === 'closed'
    ? [
        factFrom('change.abandoned', {
          id: `${key}/abandoned/${closed.time}`,
          source,
          at: closed,
          data: identity,
        }),
      ]
    : [];
}

/**
 * A merge request: created, as it stands, merged or closed.
 *
 * @remarks
 * `change.created` holds what never changes, so that every answer tells the
 * same; what may change is in `change.updated`. Who reviewed, pushed, drafted
 * and readied it, and when, stands in its notes.
 */
export function changeFacts(change: Values, scope: Scope): AnyFact[] {
  const created = secondIn(change, 'created_at', scope.context);
  const data = identityOf(change, scope);
  return [
    ...(created
      ? [
          factFrom('change.created', {
            id: heardBy(`${data.key}/created`, scope),
            source: scope.place.source,
            at: created,
            data,
          }),
        ]
      : []),
    ...snapshotFact(change, scope),
    ...endFact(change, scope),
  ];
}
