import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { factFrom } from '../reading';
import { Status } from './deploymentStatus';
import { approvalKey, environmentKey, Scope } from './scope';

type Decision = FactData['approval.closed'];

/** What the status after `waiting` says about the wait. */
const endings: Record<
  Status['state'],
  Pick<Decision, 'decision' | 'status'> | undefined
> = {
  waiting: undefined,
  queued: { decision: 'approved', status: 'approved' },
  pending: { decision: 'approved', status: 'approved' },
  inProgress: { decision: 'approved', status: 'approved' },
  success: { decision: 'approved', status: 'approved' },
  failure: { decision: 'rejected', status: 'rejected' },
  error: { status: 'cancelled' },
  inactive: { status: 'cancelled' },
};

const byTime = (one: Status, other: Status) =>
  one.at.time - other.at.time || Number(one.id) - Number(other.id);

/** A deployment that waited: `next` is the status that ended it. */
export interface Wait {
  waiting: Status;
  next?: Status;
}

/** The waits of one deployment, in order of time. */
export function waitsOf(statuses: readonly Status[]): Wait[] {
  const waits: Wait[] = [];
  let open: Wait | undefined;
  for (const status of [...statuses].sort(byTime)) {
    if (status.state !== 'waiting') {
      if (open) {
        open.next = status;
        open = undefined;
      }
    } else if (!open) {
      open = { waiting: status };
      waits.push(open);
    }
  }
  return waits;
}

/** What one wait says of the approval that it was for, as far as it was one. */
export function waitFacts({ waiting, next }: Wait, scope: Scope): AnyFact[] {
  const { deployment, environment, run } = waiting;
  const { source, repository } = scope.place;
  // Statuses do not say which attempt; a later attempt continues the passage.
  const key = run
    ? approvalKey(run, 1, environment)
    : environmentKey(deployment, environment);
  const data = { key, environment, run, repository };
  const suffix = waiting.joined ? '/run' : '';
  const asked = factFrom('approval.created', {
    id: `${deployment}/statuses/${waiting.id}/asked${suffix}`,
    source,
    at: waiting.at,
    inferred: true,
    data,
  });
  const ending = next && endings[next.state];
  return ending
    ? [
        asked,
        factFrom('approval.closed', {
          id: `${deployment}/statuses/${next.id}/decided${suffix}`,
          source,
          at: next.at,
          inferred: true,
          data: { ...data, ...ending },
        }),
      ]
    : [asked];
}

/**
 * Waits for an environment's approval, concluded from a deployment's statuses.
 *
 * @remarks
 * `waiting` asks; the next status decides. It needs the deployment's whole
 * list: of single webhooks only `deployment_review` tells, and exactly. A
 * `waiting` may also be a wait timer: where timer facts of the same run and
 * environment exist, that part of the wait is theirs.
 */
export function inferredApprovals(
  statuses: readonly Status[],
  scope: Scope,
): AnyFact[] {
  const deployments = new Map<string, Status[]>();
  for (const status of statuses) {
    const list = deployments.get(status.deployment) ?? [];
    list.push(status);
    deployments.set(status.deployment, list);
  }
  return [...deployments.values()].flatMap(list =>
    waitsOf(list).flatMap(wait => waitFacts(wait, scope)),
  );
}
