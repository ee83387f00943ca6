import { Adaptation, combine, ignored } from '../adaptation';
import {
  attemptIn,
  idIn,
  isRecord,
  recordIn,
  textIn,
  Values,
} from '../reading';
import { approvalFacts } from './approval';
import { organisationOf } from './address';
import { repositoryOfBuild, runFacts } from './build';
import { changeFacts, placeOfChange } from './pullRequest';
import { adaptReleaseDeployment } from './release';
import { adaptReleaseApproval, subjectOfRow } from './releaseApproval';
import { runKey, Scope } from './scope';
import { commentFact } from './thread';

type Reader = (resource: Values, scope: Scope) => Adaptation;

const onlyThat = (what: string) =>
  ignored(`${what}: says that something changed, and too little of what`);

/** Created, updated, merge tried: the pull request as it stands. */
const pullRequest: Reader = (resource, scope) => {
  const place = placeOfChange(resource);
  return place
    ? { facts: changeFacts(resource, place, scope) }
    : onlyThat('git.pullrequest without repository');
};

/** The thread that a comment is in stands only in its address. */
const threadOf = (comment: Values) =>
  /\/threads\/(\d+)/.exec(
    textIn(recordIn(recordIn(comment, '_links'), 'self'), 'href') ??
      textIn(recordIn(recordIn(comment, '_links'), 'threads'), 'href') ??
      '',
  )?.[1];

const comment: Reader = (resource, scope) => {
  const values = recordIn(resource, 'comment');
  const change = recordIn(resource, 'pullRequest');
  const place = placeOfChange(change);
  const thread = threadOf(values);
  const fact = place && thread && commentFact(values, thread, place, scope);
  return place && fact
    ? { facts: [...changeFacts(change, place, scope), fact] }
    : onlyThat('comment on a pull request');
};

/** Older versions of the resource name neither repository nor queue time. */
const build: Reader = (resource, scope) =>
  repositoryOfBuild(resource) && textIn(resource, 'queueTime')
    ? { facts: runFacts(resource, scope) }
    : onlyThat('build.complete of an old version');

const approval: Reader = (resource, scope) => {
  const values = recordIn(resource, 'approval');
  const run = idIn(recordIn(resource, 'run'), 'id');
  const stage = recordIn(resource, 'stage');
  const protectedBy = recordIn(resource, 'resource');
  if (!run || !idIn(values, 'id')) {
    return onlyThat('approval of a run');
  }
  const facts = approvalFacts(
    values,
    {
      run: runKey(run),
      attempt: attemptIn(resource, 'attemptId'),
      environment:
        textIn(protectedBy, 'type') === 'environment'
          ? textIn(protectedBy, 'name')
          : undefined,
      name:
        textIn(stage, 'displayName') ??
        textIn(stage, 'name') ??
        textIn(resource, 'stageName'),
    },
    scope,
  );
  return facts.length ? { facts } : onlyThat('approval of a run');
};

const releaseApproval: Reader = (resource, scope) => {
  const values = recordIn(resource, 'approval');
  const about = subjectOfRow(values);
  const release =
    about.release || (idIn(recordIn(resource, 'release'), 'id') ?? '');
  return idIn(values, 'id') && release
    ? adaptReleaseApproval(values, { ...about, release }, scope)
    : onlyThat('approval of a release');
};

const releaseDeployment: Reader = (resource, scope) => {
  const deployment = recordIn(resource, 'deployment');
  return idIn(deployment, 'id') && isRecord(deployment.releaseEnvironment)
    ? adaptReleaseDeployment(deployment, scope)
    : onlyThat('deployment of a release');
};

const changed: Reader = () => onlyThat('state of a run, stage or job');

/** Readers by the head of the event's type; the first that fits counts. */
const readers: ReadonlyArray<readonly [string, Reader]> = [
  ['git.pullrequest.', pullRequest],
  ['ms.vss-code.git-pullrequest-comment-event', comment],
  ['build.complete', build],
  ['ms.vss-pipelines.', changed],
  ['ms.vss-pipelinechecks-events.approval-', approval],
  ['ms.vss-pipelinechecks-events.', changed],
  ['ms.vss-release.deployment-approval-', releaseApproval],
  ['ms.vss-release.deployment-', releaseDeployment],
];

const unused: ReadonlyArray<readonly [string, string]> = [
  ['git.push', 'git.push: commits are read with their pull requests'],
  ['ms.vss-release.', 'releases: their deployments and approvals are read'],
  ['workitem.', 'work items: tickets are read from the ticket system'],
  ['git.', 'repositories, branches and tags: settings, not events of a change'],
  ['tfvc.', 'tfvc: a check-in has neither review nor branch to follow'],
  ['message.', 'messages: no part of any figure'],
];

/** What a service hook says; `messages` repeat it in words. */
export function adaptWebhook(
  payload: Values,
  { context }: Pick<Scope, 'context'>,
): Adaptation {
  const type = textIn(payload, 'eventType') ?? '';
  const resource = recordIn(payload, 'resource');
  const read = readers.find(([head]) => type.startsWith(head))?.[1];
  if (!read) {
    const why = unused.find(([head]) => type.startsWith(head))?.[1];
    return ignored(why ?? `${type}: no part of any figure`);
  }
  const objects = [
    resource,
    ...Object.values(resource).filter(isRecord),
    ...Object.values(recordIn(payload, 'resourceContainers'))
      .filter(isRecord)
      .map(({ baseUrl }) => ({ url: baseUrl })),
  ];
  const source = organisationOf(objects, context);
  return combine([read(resource, { source, context })]);
}
