import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { factFrom, idIn, recordIn, textIn, Values } from '../reading';
import { personOf } from './person';
import { deploymentKey, runKey, Scope } from './scope';
import { secondIn } from './seconds';

type Deployment = FactData['deployment.statuschanged'];

const keyIn = (deployment: Values, { place }: Scope) =>
  deploymentKey(place, idIn(deployment, 'id') ?? '');

/** What facts about a deployment repeat. */
export function deploymentData(
  deployment: Values,
  scope: Scope,
): Deployment & { run?: string } {
  const job = recordIn(deployment, 'deployable');
  const run = idIn(recordIn(job, 'pipeline'), 'id');
  return {
    key: keyIn(deployment, scope),
    repository: scope.place.repository,
    environment: textIn(recordIn(deployment, 'environment'), 'name') ?? '',
    sha: textIn(deployment, 'sha'),
    ref: textIn(deployment, 'ref'),
    run: run && runKey(scope.place, run),
    actor: personOf(deployment.user, scope.context),
    url: textIn(job, 'web_url'),
  };
}

export const jobOf = (deployment: Values) => recordIn(deployment, 'deployable');

interface When {
  at: Instant;
  inferred?: boolean;
}

/**
 * When a deployment was over; undefined while it is not.
 *
 * Its job says when. One that another tool made has no job, and `updated_at`
 * is no earlier than its end.
 */
export function endOf(deployment: Values, scope: Scope): When | undefined {
  const { context } = scope;
  const status = textIn(deployment, 'status') ?? '';
  if (!['success', 'failed', 'canceled', 'skipped'].includes(status)) {
    return undefined;
  }
  const at = secondIn(jobOf(deployment), 'finished_at', context);
  const near = secondIn(deployment, 'updated_at', context);
  return at ? { at } : near && { at: near, inferred: true };
}

/** A failure that never began is a deployment that was not let go. */
const stateOf = (status: string, hasBegun: boolean): Deployment['state'] => {
  if (status === 'success') {
    return 'success';
  }
  return status === 'failed' && hasBegun ? 'failure' : 'inactive';
};

/**
 * A deployment: created with its pipeline, begun, over.
 *
 * @remarks
 * It is created long before its turn comes. `blocked` waits for approvals:
 * since it was last updated, as long as it is.
 */
export function deploymentFacts(deployment: Values, scope: Scope): AnyFact[] {
  const { place, context } = scope;
  const { source } = place;
  const data = deploymentData(deployment, scope);
  const status = textIn(deployment, 'status') ?? '';
  const job = jobOf(deployment);
  const created = secondIn(deployment, 'created_at', context);
  const begun = secondIn(job, 'started_at', context);
  const blocked =
    status === 'blocked'
      ? secondIn(deployment, 'updated_at', context)
      : undefined;
  const end = endOf(deployment, scope);
  const tell = (
    state: Deployment['state'],
    when: When | undefined,
    id: string,
  ): AnyFact[] =>
    when
      ? [
          factFrom(
            state === 'success'
              ? 'service.deployed'
              : 'deployment.statuschanged',
            {
              id: `${data.key}/${id}/${when.at.time}`,
              source,
              ...when,
              data: { ...data, state },
            },
          ),
        ]
      : [];
  const hasBegun = begun !== undefined || !idIn(job, 'id');
  return [
    ...(created
      ? [
          factFrom('deployment.created', {
            id: `${data.key}/created`,
            source,
            at: created,
            data,
          }),
        ]
      : []),
    ...tell('waiting', blocked && { at: blocked }, 'blocked'),
    ...tell('inProgress', begun && { at: begun }, 'begun'),
    ...tell(stateOf(status, hasBegun), end, status),
  ];
}
