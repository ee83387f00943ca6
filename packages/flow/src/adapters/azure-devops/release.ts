import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { Adaptation, combine } from '../adaptation';
import { meaning } from '../../events/meaning';
import {
  attemptIn,
  factFrom,
  idIn,
  instantIn,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import {
  Artifact,
  artifactOf,
  RepositoryNames,
  repositoryNames,
} from './artifact';
import { branchOf } from './build';
import { personOf } from './person';
import {
  adaptReleaseApproval,
  decisionAmong,
  ReleaseSubject,
} from './releaseApproval';
import { releaseDeploymentKey, releaseKey, Scope, withKnown } from './scope';

type Deployment = FactData['deployment.created'];

/** How a deployment ended; others are still under way. */
const endings: Record<string, NonNullable<Deployment['state']> | undefined> = {
  succeeded: 'success',
  partiallySucceeded: 'success',
  failed: 'failure',
};

/** It never ran: rejected, or called off while it waited. */
const isCalledOff = (deployment: Values) =>
  textIn(deployment, 'deploymentStatus') === 'notDeployed' &&
  /^(rejected|canceled|cancelled)$/i.test(
    textIn(deployment, 'operationStatus') ?? '',
  );

interface Subject {
  key: string;
  release: string;
  environment: string;
  attempt: number;
  pipeline?: string;
  artifact: Artifact;
}

function subjectOf(deployment: Values, names: RepositoryNames): Subject {
  const release = recordIn(deployment, 'release');
  return {
    key: releaseDeploymentKey(idIn(deployment, 'id') ?? ''),
    release: idIn(release, 'id') ?? '',
    environment:
      textIn(recordIn(deployment, 'releaseEnvironment'), 'name') ?? '',
    attempt: attemptIn(deployment, 'attempt') ?? 1,
    pipeline: textIn(recordIn(deployment, 'releaseDefinition'), 'name'),
    artifact: artifactOf(release, names),
  };
}

interface Told {
  deployment: Values;
  subject: Subject;
  scope: Scope;
}

const idOf = ({ subject }: Told, what: string) =>
  withKnown(`${subject.key}/${what}`, {
    repository: subject.artifact.repository,
  });

function deploymentFacts(told: Told): AnyFact[] {
  const { deployment, subject, scope } = told;
  const { key, release, environment, artifact } = subject;
  const data: Deployment = {
    key,
    ...artifact,
    environment,
    run: releaseKey(release),
    actor: personOf(
      deployment.requestedFor ?? deployment.requestedBy,
      scope.context,
    ),
    url: textIn(recordIn(deployment, 'release'), 'webAccessUri'),
  };
  const tell = (
    type:
      | 'deployment.created'
      | 'deployment.statuschanged'
      | 'service.deployed',
    what: string,
    at: Instant | undefined,
    state?: Deployment['state'],
  ): AnyFact[] =>
    at
      ? [
          factFrom(type, {
            id: idOf(told, what),
            source: scope.source,
            at,
            data: { ...data, state },
          }),
        ]
      : [];
  const at = (field: string) => instantIn(deployment, field, scope.context);
  const ending = isCalledOff(deployment)
    ? 'inactive'
    : meaning(endings, textIn(deployment, 'deploymentStatus'));
  const type =
    ending === 'success' ? 'service.deployed' : 'deployment.statuschanged';
  const ended = at('completedOn') ?? at('lastModifiedOn');
  return [
    ...tell('deployment.created', 'created', at('queuedOn')),
    ...tell(
      'deployment.statuschanged',
      'started',
      at('startedOn'),
      'inProgress',
    ),
    ...(ending ? tell(type, 'finished', ended, ending) : []),
  ];
}

/** The same as work: waiting for approvals and agents, deploying. */
function taskFacts(told: Told): AnyFact[] {
  const { deployment, subject, scope } = told;
  const { key, release, environment, attempt, pipeline, artifact } = subject;
  const data: FactData['taskrun.finished'] = {
    task: key,
    run: releaseKey(release),
    attempt,
    repository: artifact.repository,
    pipeline,
    name: environment,
    environment,
    headSha: artifact.sha,
    branch: branchOf(artifact.ref),
  };
  const ending = meaning(endings, textIn(deployment, 'deploymentStatus'));
  const outcome = ending === 'success' ? 'success' : 'failure';
  const tell = (
    what: 'queued' | 'started' | 'finished',
    field: string,
    more: object = {},
  ): AnyFact[] => {
    const at = instantIn(deployment, field, scope.context);
    return at
      ? [
          factFrom(`taskrun.${what}` as const, {
            id: idOf(told, `task/${what}`),
            source: scope.source,
            at,
            data: { ...data, ...more },
          }),
        ]
      : [];
  };
  const started = instantIn(deployment, 'startedOn', scope.context);
  return started
    ? [
        ...tell('queued', 'queuedOn'),
        ...tell('started', 'startedOn'),
        ...(ending ? tell('finished', 'completedOn', { outcome }) : []),
      ]
    : [];
}

/** Approvals before and after; rows of one rank stand for each other. */
function approvalsOf(
  values: Values,
  about: ReleaseSubject,
  scope: Scope,
): Adaptation[] {
  return ['preDeployApprovals', 'postDeployApprovals'].flatMap(field => {
    const rows = recordsIn(values, field);
    return rows.map(row => {
      const peers = rows.filter(
        ({ rank, attempt }) => rank === row.rank && attempt === row.attempt,
      );
      return adaptReleaseApproval(row, about, scope, decisionAmong(peers));
    });
  });
}

/** One deployment of a classic release, with its approvals. */
export function adaptReleaseDeployment(
  deployment: Values,
  scope: Scope,
  names: RepositoryNames = new Map(),
): Adaptation {
  const subject = subjectOf(deployment, names);
  const told = { deployment, subject, scope };
  const { release, environment, attempt, artifact } = subject;
  const { repository, sha: headSha } = artifact;
  const about = { release, environment, attempt, repository, headSha };
  return combine([
    { facts: [...deploymentFacts(told), ...taskFacts(told)] },
    ...approvalsOf(deployment, about, scope),
  ]);
}

/** A release alone: the approvals of its environments. */
export function adaptRelease(
  release: Values,
  scope: Scope,
  names: RepositoryNames = new Map(),
): Adaptation {
  const { repository, sha: headSha } = artifactOf(release, names);
  return combine([
    { facts: [] },
    ...recordsIn(release, 'environments').flatMap(environment =>
      approvalsOf(
        environment,
        {
          release: idIn(release, 'id') ?? '',
          environment: textIn(environment, 'name'),
          repository,
          headSha,
        },
        scope,
      ),
    ),
  ]);
}

/** `{ deployments, repositories }`: deployments, which number their repositories. */
export function adaptReleases(payload: Values, scope: Scope): Adaptation {
  const names = repositoryNames(recordsIn(payload, 'repositories'));
  return combine([
    { facts: [] },
    ...recordsIn(payload, 'deployments').map(deployment =>
      adaptReleaseDeployment(deployment, scope, names),
    ),
  ]);
}
