import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { Adaptation, unrecognised } from '../adaptation';
import { meaning } from '../../events/meaning';
import {
  factFrom,
  idIn,
  instantIn,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { clonedBy, outcomeOf } from './build';
import { hintOf } from './hint';
import { personOf } from './person';
import { runKey, Scope, stageKey, withKnown } from './scope';

type Deployment = FactData['deployment.created'];

/** What an ending other than success leaves of a deployment. */
const failures: Record<string, Deployment['state']> = {
  failure: 'failure',
  error: 'error',
  cancel: 'inactive',
};

/**
 * One deployment: a stage's attempt that deploys to an environment.
 *
 * Each of its jobs, and each machine of a rolling deployment, has a record of
 * its own; they are one deployment.
 */
const keyOf = (record: Values, run: string, environment: string) =>
  stageKey(run, {
    name: textIn(record, 'stageName') ?? '__default',
    attempt: idIn(record, 'stageAttempt') ?? '1',
    environment,
  });

function dataOf(
  record: Values,
  environment: Values,
  builds: readonly Values[],
  scope: Scope,
): Deployment {
  const owner = idIn(recordIn(record, 'owner'), 'id') ?? '';
  const build = builds.find(each => idIn(each, 'id') === owner);
  const repository = build
    ? clonedBy(build)
    : hintOf(scope.context.pathHint).repository;
  const run = runKey(owner);
  const name = textIn(environment, 'name') ?? '';
  return {
    key: keyOf(record, run, name),
    repository,
    environment: name,
    sha: build && textIn(build, 'sourceVersion'),
    ref: build && textIn(build, 'sourceBranch'),
    run,
    actor:
      build && personOf(build.requestedFor ?? build.requestedBy, scope.context),
  };
}

/** A record of `environmentdeploymentrecords`, and the build that it is of. */
function deploymentFacts(
  record: Values,
  environment: Values,
  builds: readonly Values[],
  scope: Scope,
): AnyFact[] {
  const data = dataOf(record, environment, builds, scope);
  const outcome = outcomeOf(record);
  const at = (field: string) => instantIn(record, field, scope.context);
  const tell = (
    type:
      | 'deployment.created'
      | 'deployment.statuschanged'
      | 'service.deployed',
    what: string,
    time: Instant | undefined,
    state?: Deployment['state'],
  ): AnyFact[] =>
    time
      ? [
          factFrom(type, {
            id: withKnown(`${data.key}/${idIn(record, 'id')}/${what}`, {
              sha: data.sha,
            }),
            source: scope.source,
            at: time,
            data: { ...data, state },
          }),
        ]
      : [];
  if (outcome === 'skip') {
    return [];
  }
  const ended = at('finishTime');
  return [
    ...tell(
      'deployment.created',
      'created',
      at('queueTime') ?? at('startTime'),
    ),
    ...tell(
      'deployment.statuschanged',
      'started',
      at('startTime'),
      'inProgress',
    ),
    ...(outcome === 'success'
      ? tell('service.deployed', 'finished', ended, 'success')
      : tell(
          'deployment.statuschanged',
          'finished',
          outcome && ended,
          meaning(failures, outcome),
        )),
  ];
}

/** `{ environment, deployments, builds }`: records, which name neither. */
export function adaptEnvironment(payload: Values, scope: Scope): Adaptation {
  const environment = recordIn(payload, 'environment');
  const builds = recordsIn(payload, 'builds');
  return {
    facts: recordsIn(payload, 'deployments').flatMap(record =>
      deploymentFacts(record, environment, builds, scope),
    ),
  };
}

/** One record, alone. */
export function adaptLoneRecord(record: Values, scope: Scope): Adaptation {
  const name = hintOf(scope.context.pathHint).environment;
  return name
    ? { facts: deploymentFacts(record, { name }, [], scope) }
    : unrecognised(
        'a deployment record without the name of its environment; put it into the path, like environments/production/records.json',
      );
}
