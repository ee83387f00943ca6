import { isRecord, Values } from '../reading';
import { reasonAmong, UnusedShape } from '../unused';

/** Fields that name a webhook, or an object of an answer, that is known and not used. */
const unused: readonly UnusedShape[] = [
  {
    fields: ['check_suite', 'action'],
    why: 'check_suite: the checks of one app; its check runs are read',
  },
  {
    fields: ['check_suites'],
    why: 'check suites: the checks of one app; its check runs are read',
  },
  {
    fields: ['release', 'action'],
    why: 'release: a name for commits; deployments say what went live',
  },
  {
    fields: ['tag_name', 'target_commitish'],
    why: 'releases: a name for commits; deployments say what went live',
  },
  {
    fields: ['merge_group'],
    why: 'merge_group: carries no time; the pull request says when it was put into the queue and left it, and its runs are read',
  },
  {
    fields: ['issue', 'action'],
    why: 'issues: tickets are read from the ticket system',
  },
  {
    fields: ['context', 'state', 'branches'],
    why: 'status: says how a commit stands, and not since when; check runs and jobs are read',
  },
  {
    fields: ['ref_type', 'ref'],
    why: 'create and delete: a branch or tag is no occurrence of a change',
  },
  {
    fields: ['workflow', 'ref', 'inputs'],
    why: 'workflow_dispatch: the run that it starts is read',
  },
  { fields: ['hook', 'zen'], why: 'ping: GitHub tries the address' },
  {
    fields: ['installation', 'sender', 'repositories'],
    why: 'installation: settings, not events',
  },
  {
    fields: ['environments', 'total_count'],
    why: 'environments: settings; their dates are when they were set up',
  },
  {
    fields: ['protection_rules', 'name'],
    why: 'environment: settings; its dates are when it was set up',
  },
  {
    fields: ['custom_deployment_protection_rules'],
    why: 'deployment protection rules: settings, not events',
  },
  {
    fields: ['workflows', 'total_count'],
    why: 'workflows: definitions; their runs are read',
  },
  {
    fields: ['billable'],
    why: 'usage of a run: minutes to pay for; its jobs have the instants',
  },
  {
    fields: ['users', 'teams'],
    why: 'requested reviewers: nothing says when they were asked; the timeline does',
  },
  {
    fields: ['before_sha', 'after_sha', 'result'],
    why: 'rule suites: automated checks of pushes',
  },
];

/** Why a known payload is not used; undefined where it is not one of these. */
export function reasonUnused(payload: Values): string | undefined {
  const reason = reasonAmong(unused, payload);
  if (reason) {
    return reason;
  }
  // An issue of GitHub's own tracker; pull requests have `head`.
  return 'number' in payload &&
    'title' in payload &&
    'repository_url' in payload &&
    !isRecord(payload.head)
    ? 'issues: tickets are read from the ticket system'
    : undefined;
}
