import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { Adaptation, ignored } from '../adaptation';
import { meaning } from '../../events/meaning';
import { factFrom, idIn, recordIn, textIn, Values } from '../reading';
import { personOf } from './person';
import { deploymentKey, ruleKey, Scope } from './scope';
import { secondIn } from './seconds';

type Deployment = FactData['deployment.statuschanged'];

const states: Record<string, Deployment['state']> = {
  blocked: 'waiting',
  running: 'inProgress',
  success: 'success',
  failed: 'failure',
  canceled: 'inactive',
  skipped: 'inactive',
};

/** The whole commit stands in the address of its page only. */
const shaOf = (payload: Values) =>
  /\/commit\/([0-9a-f]{7,64})/.exec(textIn(payload, 'commit_url') ?? '')?.[1];

function dataOf(payload: Values, { place, context }: Scope): Deployment {
  return {
    key: deploymentKey(place, idIn(payload, 'deployment_id') ?? ''),
    repository: place.repository,
    environment: textIn(payload, 'environment') ?? '',
    sha: shaOf(payload),
    ref: textIn(payload, 'ref'),
    actor: personOf(payload.user, context),
    url: textIn(payload, 'deployable_url'),
  };
}

/** Newer versions tell approvals: of which rule, they do not say. */
function approvalFacts(payload: Values, scope: Scope): AnyFact[] {
  const { key, environment, repository, sha } = dataOf(payload, scope);
  const status = textIn(payload, 'status');
  const approval = recordIn(payload, 'approval');
  const at =
    secondIn(approval, 'created_at', scope.context) ??
    secondIn(payload, 'status_changed_at', scope.context);
  const data = {
    key: ruleKey(key, 'all'),
    environment,
    repository,
    headSha: sha,
  };
  const { source } = scope.place;
  if (!at || (status !== 'approved' && status !== 'rejected')) {
    return [];
  }
  return [
    factFrom('approval.updated', {
      id: `${data.key}/heard/${status}/${at.time}`,
      source,
      at,
      data: {
        ...data,
        decision: status,
        responder: personOf(payload.approver ?? payload.user, scope.context),
        commented: Boolean(textIn(approval, 'comment')?.trim()),
      },
    }),
  ];
}

/**
 * Webhook of a deployment: its state, since when.
 *
 * @remarks
 * It names neither its pipeline nor the rules of its approvals; the deployment
 * itself does. Its time is when GitLab noticed, a little after the job's.
 */
export function adaptDeploymentHook(payload: Values, scope: Scope): Adaptation {
  const data = dataOf(payload, scope);
  const status = textIn(payload, 'status') ?? '';
  const at = secondIn(payload, 'status_changed_at', scope.context);
  const state = meaning(states, status);
  if (!at || !idIn(payload, 'deployment_id')) {
    return { facts: [] };
  }
  const votes = approvalFacts(payload, scope);
  if (!state && votes.length === 0) {
    return ignored(`deployment ${status}: not come to yet`);
  }
  const isSuccess = state === 'success';
  return {
    facts: [
      ...votes,
      ...(state
        ? [
            factFrom(
              isSuccess ? 'service.deployed' : 'deployment.statuschanged',
              {
                id: `${data.key}/${status}/${at.time}/heard`,
                source: scope.place.source,
                at,
                data: { ...data, state },
              },
            ),
          ]
        : []),
    ],
  };
}
