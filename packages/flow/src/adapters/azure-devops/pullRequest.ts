import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { AdapterContext } from '../context';
import { isScaffolded } from '../github/scaffolded';
import { meaning } from '../../events/meaning';
import {
  factFrom,
  idIn,
  instantIn,
  recordIn,
  textIn,
  Values,
} from '../reading';
import { branchOf } from './build';
import { digestOf } from './digest';
import { personOf } from './person';
import { changeKey, pageOf, repositoryNamed, Scope } from './scope';

type Change = FactData['change.updated'];

/** A pull request's key and repository: what facts about it repeat. */
export interface ChangePlace {
  key: string;
  /** `<project>/<repository>`. */
  repository: string;
}

/** Where a pull request is; undefined where the payload does not name it. */
export function placeOfChange(change: Values): ChangePlace | undefined {
  const repository = recordIn(change, 'repository');
  const project = textIn(recordIn(repository, 'project'), 'name');
  const name = textIn(repository, 'name');
  const number = idIn(change, 'pullRequestId');
  if (!project || !name || !number) {
    return undefined;
  }
  const full = repositoryNamed(project, name);
  return { key: changeKey(full, number), repository: full };
}

const states: Record<string, Change['state']> = {
  active: 'open',
  completed: 'merged',
  abandoned: 'closed',
};

const commitIn = (change: Values, field: string) =>
  textIn(recordIn(change, field), 'commitId');

/** Signs of the scaffolder are spelled as GitHub's; an author has several names. */
function scaffolded(
  change: Values,
  context: AdapterContext,
  lasting: boolean,
): true | undefined {
  const author = recordIn(change, 'createdBy');
  const names = ['uniqueName', 'displayName'].map(field =>
    textIn(author, field),
  );
  const isOne = names.some(login =>
    isScaffolded(
      {
        user: { login },
        head: { ref: branchOf(textIn(change, 'sourceRefName')) },
        title: change.title,
        labels: change.labels,
      },
      context,
      lasting,
    ),
  );
  return isOne || undefined;
}

/** What never changes about a pull request. */
function identityOf(change: Values, place: ChangePlace, scope: Scope): Change {
  const [project, name] = place.repository.split('/');
  const number = idIn(change, 'pullRequestId') ?? '';
  return {
    ...place,
    branch: branchOf(textIn(change, 'sourceRefName')),
    author: personOf(change.createdBy, scope.context),
    scaffolded: scaffolded(change, scope.context, true),
    url: pageOf(scope, project, '_git', name, 'pullrequest', number),
  };
}

/**
 * A pull request as it stands.
 *
 * @remarks
 * Nothing says since when: an open one is dated by its creation, so that a
 * push in it never looks like an answer to a review (threads tell pushes with
 * their time), and numbered by its content, so that a new title is a new fact.
 */
function snapshotFact(
  change: Values,
  place: ChangePlace,
  scope: Scope,
): AnyFact | undefined {
  const created = instantIn(change, 'creationDate', scope.context);
  const state = meaning(states, textIn(change, 'status'));
  const closed = instantIn(change, 'closedDate', scope.context);
  const at = state === 'open' ? created : closed ?? created;
  const draft =
    typeof change.isDraft === 'boolean' ? change.isDraft : undefined;
  const data: Change = {
    ...identityOf(change, place, scope),
    title: textIn(change, 'title', 8_000),
    base: branchOf(textIn(change, 'targetRefName')),
    headSha: commitIn(change, 'lastMergeSourceCommit'),
    draft,
    state,
    scaffolded: scaffolded(change, scope.context, false),
  };
  const digest = digestOf(
    JSON.stringify([data.title, data.base, data.headSha, draft, state]),
  );
  return (
    at &&
    factFrom('change.updated', {
      id: `${place.key}/snapshot/${at.time}/${digest}`,
      source: scope.source,
      at,
      inferred: at === created,
      data,
    })
  );
}

/** Completed or abandoned; reopening takes the date away again. */
function endFact(
  change: Values,
  place: ChangePlace,
  scope: Scope,
): AnyFact | undefined {
  const at = instantIn(change, 'closedDate', scope.context);
  const identity = identityOf(change, place, scope);
  const { source } = scope;
  switch (at && textIn(change, 'status')) {
    case 'completed':
      return factFrom('change.merged', {
        id: `${place.key}/merged`,
        source,
        at: at!,
        data: {
          ...identity,
          base: branchOf(textIn(change, 'targetRefName')),
          headSha: commitIn(change, 'lastMergeSourceCommit'),
          // Until then this is a commit that only tries whether it merges.
          mergeSha: commitIn(change, 'lastMergeCommit'),
        },
      });
    case 'abandoned':
      return factFrom('change.abandoned', {
        id: `${place.key}/abandoned/${at!.time}`,
        source,
        at: at!,
        data: identity,
      });
    default:
      return undefined;
  }
}

/**
 * A pull request: created, as it stands, merged or abandoned.
 *
 * @remarks
 * Votes of its reviewers carry no time; threads tell when they were cast.
 */
export function changeFacts(
  change: Values,
  place: ChangePlace,
  scope: Scope,
): AnyFact[] {
  const created = instantIn(change, 'creationDate', scope.context);
  return [
    created &&
      factFrom('change.created', {
        id: `${place.key}/created`,
        source: scope.source,
        at: created,
        data: identityOf(change, place, scope),
      }),
    snapshotFact(change, place, scope),
    endFact(change, place, scope),
  ].filter(fact => fact !== undefined);
}
