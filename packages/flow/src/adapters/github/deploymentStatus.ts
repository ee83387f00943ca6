import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { factFrom, idIn, instantIn, textIn, Values } from '../reading';
import { personOf } from './person';
import { meaning } from '../../events/meaning';
import { deploymentKey, runKey, Scope } from './scope';

type Deployment = FactData['deployment.statuschanged'];

const states: Record<string, NonNullable<Deployment['state']>> = {
  waiting: 'waiting',
  queued: 'queued',
  pending: 'pending',
  in_progress: 'inProgress',
  success: 'success',
  failure: 'failure',
  error: 'error',
  inactive: 'inactive',
};

/** A status with everything that concerns it read. */
export interface Status {
  id: string;
  at: Instant;
  state: NonNullable<Deployment['state']>;
  deployment: string;
  environment: string;
  run?: string;
  /** The run is not its own knowledge, but that of the answer beside it. */
  joined?: boolean;
  url?: string;
  actor: unknown;
}

/** The page of the log is in the run that deploys: `…/actions/runs/123/job/456`. */
function runOf(status: Values, scope: Scope): string | undefined {
  for (const field of ['log_url', 'target_url']) {
    const id = /\/actions\/runs\/(\d+)/.exec(textIn(status, field) ?? '')?.[1];
    if (id) {
      return runKey(scope.place, id);
    }
  }
  return undefined;
}

const deploymentIdIn = (status: Values) =>
  ['deployment_url', 'url']
    .map(field => /\/deployments\/(\d+)/.exec(textIn(status, field) ?? '')?.[1])
    .find(id => id !== undefined);

/** Reads a status; undefined where its state or instant is none we know. */
export function statusOf(status: Values, scope: Scope): Status | undefined {
  const at = instantIn(status, 'created_at', scope.context);
  const state = meaning(states, textIn(status, 'state'));
  const deployment = deploymentIdIn(status);
  return at && state && deployment
    ? {
        id: idIn(status, 'id') ?? String(at.time),
        at,
        state,
        deployment: deploymentKey(scope.place, deployment),
        environment: textIn(status, 'environment') ?? '',
        run: runOf(status, scope),
        url: textIn(status, 'log_url') ?? textIn(status, 'target_url'),
        actor: status.creator,
      }
    : undefined;
}

/**
 * A status of a deployment; success is the deployment itself.
 *
 * It does not repeat the commit: REST answers do not have it here, and the
 * same occurrence must look the same. `deployment.created` has it, by key.
 */
export function statusFact(status: Status, scope: Scope): AnyFact {
  const { deployment, environment, run, state, url } = status;
  return factFrom(
    state === 'success' ? 'service.deployed' : 'deployment.statuschanged',
    {
      id: `${deployment}/statuses/${status.id}`,
      source: scope.place.source,
      at: status.at,
      data: {
        key: deployment,
        repository: scope.place.repository,
        environment,
        run,
        state,
        actor: personOf(status.actor, scope.context),
        url,
      },
    },
  );
}
