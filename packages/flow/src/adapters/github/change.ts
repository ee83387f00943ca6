import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import {
  factFrom,
  idIn,
  instantIn,
  recordIn,
  textIn,
  Values,
} from '../reading';
import { personOf } from './person';
import { isScaffolded } from './scaffolded';
import { changeKey, Scope } from './scope';

type Change = FactData['change.updated'];

/** Key of a pull request. */
export const keyOf = (change: Values, scope: Scope) =>
  changeKey(scope.place, idIn(change, 'number') ?? '');

/** What never changes about a pull request: the same in every payload. */
function identityOf(change: Values, scope: Scope): Change {
  return {
    key: keyOf(change, scope),
    repository: scope.place.repository,
    branch: textIn(recordIn(change, 'head'), 'ref'),
    scaffolded: isScaffolded(change, scope.context, true) || undefined,
    author: personOf(change.user, scope.context),
    url: textIn(change, 'html_url'),
  };
}

function stateOf(change: Values): Change['state'] {
  if (textIn(change, 'merged_at')) {
    return 'merged';
  }
  return textIn(change, 'state') === 'closed' ? 'closed' : 'open';
}

function snapshotOf(change: Values, scope: Scope): Change {
  return {
    ...identityOf(change, scope),
    title: textIn(change, 'title', 8_000),
    base: textIn(recordIn(change, 'base'), 'ref'),
    headSha: textIn(recordIn(change, 'head'), 'sha'),
    baseSha: textIn(recordIn(change, 'base'), 'sha'),
    draft: typeof change.draft === 'boolean' ? change.draft : undefined,
    state: stateOf(change),
    scaffolded: isScaffolded(change, scope.context, false) || undefined,
  };
}

/** Merged, or closed without: GitHub keeps the last of each. */
function endFact(change: Values, scope: Scope): AnyFact | undefined {
  const identity = identityOf(change, scope);
  const merged = instantIn(change, 'merged_at', scope.context);
  const { source } = scope.place;
  if (merged) {
    const { headSha, baseSha, base } = snapshotOf(change, scope);
    // Before the merge this field holds a commit that only tests mergeability.
    const mergeSha = textIn(change, 'merge_commit_sha');
    return factFrom('change.merged', {
      id: `${identity.key}/merged`,
      source,
      at: merged,
      data: { ...identity, headSha, baseSha, base, mergeSha },
    });
  }
  const closed = instantIn(change, 'closed_at', scope.context);
  return (
    closed &&
    factFrom('change.abandoned', {
      id: `${identity.key}/abandoned/${closed.time}`,
      source,
      at: closed,
      data: identity,
    })
  );
}

/**
 * A pull request as it stands, and the instants that it records.
 *
 * @remarks
 * `change.created` holds what never changes, so that every payload tells the
 * same; what may change is in `change.updated`. Of an open change that says
 * its head only where the payload tells of a push (`pushed`): `updated_at`
 * moves with every label, and must not look like an answer to a review.
 * Whether it began as a draft is not recorded: webhooks and the timeline tell.
 */
export function changeFacts(
  change: Values,
  scope: Scope,
  pushed = false,
): AnyFact[] {
  const created = instantIn(change, 'created_at', scope.context);
  const updated = instantIn(change, 'updated_at', scope.context) ?? created;
  const key = keyOf(change, scope);
  const { source } = scope.place;
  const snapshot = snapshotOf(change, scope);
  // What leaves the merge queue is merged within the same second.
  const ended = snapshot.state === 'open' ? '' : `/${snapshot.state}`;
  const headIsNews = pushed || snapshot.state !== 'open';
  return [
    created &&
      factFrom('change.created', {
        id: `${key}/created`,
        source,
        at: created,
        data: identityOf(change, scope),
      }),
    updated &&
      factFrom('change.updated', {
        id: `${key}/updated/${updated.time}${pushed ? '/head' : ''}${ended}`,
        source,
        at: updated,
        data: {
          ...snapshot,
          headSha: headIsNews ? snapshot.headSha : undefined,
        },
      }),
    endFact(change, scope),
  ].filter(fact => fact !== undefined);
}
