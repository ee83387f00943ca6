import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import {
  idIn,
  isRecord,
  numberIn,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { deploymentData, endOf, jobOf } from './deployment';
import { reachedAt } from './held';
import { enqueuedAt } from './job';
import { ApprovalRule, ruleFacts, Vote } from './ruleFacts';
import { ruleKey, Scope } from './scope';
import { secondIn } from './seconds';

function votesOf(approvals: readonly Values[], { context }: Scope): Vote[] {
  return approvals.flatMap(approval => {
    const at = secondIn(approval, 'created_at', context);
    const says = textIn(approval, 'status');
    return at && (says === 'approved' || says === 'rejected')
      ? [
          {
            at,
            says,
            voter: idIn(recordIn(approval, 'user'), 'id'),
            by: approval.user,
            commented: Boolean(textIn(approval, 'comment')?.trim()),
          },
        ]
      : [];
  });
}

interface Asked {
  id: string;
  /** A group or role; a person's name is nobody's business. */
  name?: string;
  required: number;
  votes: Vote[];
}

/** Whoever may approve: a group, a role, or one person, who is not named. */
function ruleOf(rule: Values, place: number, scope: Scope): Asked {
  const group = idIn(rule, 'group_id');
  const level = idIn(rule, 'access_level');
  const isPerson = idIn(rule, 'user_id') !== undefined;
  const id =
    (group && `groups/${group}`) ??
    (level && `levels/${level}`) ??
    `rules/${place}`;
  return {
    id,
    name: isPerson ? undefined : textIn(rule, 'access_level_description'),
    required: numberIn(rule, 'required_approvals') ?? 0,
    votes: votesOf(recordsIn(rule, 'deployment_approvals'), scope),
  };
}

/** Rules by who may approve, or one rule for all: then only what lacks is counted. */
function rulesOf(deployment: Values, scope: Scope): Asked[] {
  const summary = recordsIn(recordIn(deployment, 'approval_summary'), 'rules');
  if (summary.length > 0) {
    return summary.map((rule, place) => ruleOf(rule, place, scope));
  }
  const votes = votesOf(recordsIn(deployment, 'approvals'), scope);
  const pending = numberIn(deployment, 'pending_approval_count') ?? 0;
  const approved = votes.filter(({ says }) => says === 'approved').length;
  return [{ id: 'all', required: approved + pending || votes.length, votes }];
}

/**
 * Since when approvals were waited for.
 *
 * While it is blocked, since it was: later, since its pipeline came to its job,
 * as the other jobs say, or since it was created.
 */
function askedAt(
  deployment: Values,
  jobs: readonly Values[],
  scope: Scope,
): { asked: Instant; inferred?: boolean } | undefined {
  const { context } = scope;
  if (textIn(deployment, 'status') === 'blocked') {
    const asked = secondIn(deployment, 'updated_at', context);
    return asked && { asked };
  }
  const id = idIn(jobOf(deployment), 'id');
  const job = jobs.find(each => idIn(each, 'id') === id);
  const until = job && enqueuedAt(job, scope);
  const asked =
    (job && reachedAt(job, jobs, scope, until)) ??
    secondIn(deployment, 'created_at', context);
  return asked && { asked, inferred: true };
}

/**
 * The approvals that a protected environment asks for before a deployment.
 *
 * @remarks
 * Each rule is an approval of its own, of the same environment: a gate that
 * names the environment waits for all of them, one that names a group or role
 * (`approval: [security-group]`) for that rule.
 */
export function deploymentRuleFacts(
  deployment: Values,
  jobs: readonly Values[],
  scope: Scope,
): AnyFact[] {
  const when = askedAt(deployment, jobs, scope);
  const { key, environment, run, repository, sha, url } = deploymentData(
    deployment,
    scope,
  );
  const rules = rulesOf(deployment, scope);
  // Called off before anybody was asked, or made before its turn.
  const isAsked =
    textIn(deployment, 'status') === 'blocked' ||
    rules.some(({ votes }) => votes.length > 0);
  if (!when || !isAsked) {
    return [];
  }
  return rules
    .filter(({ required }) => required > 0)
    .flatMap(({ id, name, required, votes }) => {
      const rule: ApprovalRule = {
        data: {
          key: ruleKey(key, id),
          environment,
          name,
          run,
          repository,
          headSha: sha,
          url,
        },
        required,
        ...when,
        ended: endOf(deployment, scope)?.at,
      };
      return ruleFacts(rule, votes, scope);
    });
}

/** Whether an answer tells of approvals at all: lists do not. */
export const tellsApprovals = (deployment: Values) =>
  isRecord(deployment.approval_summary) ||
  Array.isArray(deployment.approvals) ||
  'pending_approval_count' in deployment;
