import { describeFixtures } from '../../events/__testUtils__/fixtures';
import { parseInstant } from '../../events/instant';
import {
  changedAt,
  describeFields,
  FieldSample,
  listedPaths,
} from '../__testUtils__/fieldLaws';
import {
  analysis,
  approval,
  checkRun,
  comment,
  commit,
  committedEvent,
  deployment,
  heldRun,
  job,
  letRun,
  pending,
  person,
  pull,
  repository,
  review,
  run,
  status,
  timelineEvent,
  webhook,
} from '../__testUtils__/github';
import { at } from '../__testUtils__/told';
import { isRecord } from '../reading';
import { adaptGitHub } from './adaptGitHub';
import { ListedKind, unusedPaths, usedPaths } from './fields';
import { Shape, shapeOf } from './recognise';

/** Names of fields that tell a decision. */
const DECISION =
  /(^|_)(state|status|conclusion|reason|association)$|^(action|draft|merged|mergeable|rebaseable|locked|created|deleted|forced|error|event|since|run_attempt|results_count|wait_timer|prevent_self_review|can_admins_bypass|current_user_can_approve|merge_method)$/;

const RULE = /^protection_rules\.type$/;

/** Objects that a webhook wraps: each is listed as what it is. */
const wrapped: Readonly<Record<string, ListedKind>> = {
  workflow_run: 'run',
  workflow_job: 'job',
  check_run: 'checkRun',
  pull_request: 'change',
  review: 'review',
  comment: 'comment',
  deployment: 'deployment',
  deployment_status: 'deploymentStatus',
  alert: 'alert',
};

const isHook = (value: Record<string, unknown>) =>
  isRecord(value.sender) && isRecord(value.repository);

const isTelling = (path: string, value: unknown) =>
  RULE.test(path) ||
  DECISION.test(path.split('.').at(-1)!) ||
  (typeof value === 'string' && parseInstant(value) !== undefined);

/** Every path below a value that holds a time or names a decision. */
function tellingPaths(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(each => tellingPaths(each, path));
  }
  if (isRecord(value)) {
    return Object.entries(value)
      .filter(([name]) => path || !isHook(value) || !(name in wrapped))
      .flatMap(([name, each]) =>
        tellingPaths(each, `${path}${path && '.'}${name}`),
      );
  }
  return value !== null && isTelling(path, value) ? [path] : [];
}

const dates = { created_at: at('07:00'), updated_at: at('18:00') };

const milestone = { ...dates, closed_at: at('17:00'), state: 'open' };

const waiting = [status(1, 'waiting', '09:30')];

const environment = {
  name: 'production',
  ...dates,
  can_admins_bypass: true,
  protection_rules: [
    { type: 'wait_timer', wait_timer: 30 },
    { type: 'required_reviewers', prevent_self_review: false },
  ],
};

const heldJob = {
  environment: 'production',
  status: 'waiting',
  conclusion: null,
  created_at: at('09:30'),
  updated_at: at('11:00'),
};

const advised = {
  published_at: at('07:00'),
  updated_at: at('07:30'),
  withdrawn_at: at('08:00'),
};

const alert = (more: object) => ({
  number: 4,
  html_url: `${repository.html_url}/security/code-scanning/4`,
  created_at: at('09:00'),
  tool: { name: 'CodeQL' },
  rule: { id: 'js/zip', severity: 'error' },
  security_advisory: advised,
  most_recent_instance: { state: 'open' },
  instances: [{ state: 'open' }],
  ...more,
});

const samples: FieldSample<ListedKind>[] = [
  {
    kind: 'run',
    objects: [
      run({ head_commit: { timestamp: at('08:00') } }),
      run({ status: 'in_progress', conclusion: null }),
      heldRun(),
    ],
    within: object => [object, letRun()],
  },
  {
    kind: 'job',
    objects: [
      job({
        steps: [
          { ...job().steps[0], status: 'completed', conclusion: 'success' },
        ],
      }),
      job({ status: 'queued', conclusion: null, completed_at: null }),
    ],
  },
  {
    kind: 'checkRun',
    objects: [
      checkRun({
        check_suite: {
          ...dates,
          status: 'completed',
          conclusion: 'failure',
          app: dates,
          deployment: dates,
        },
      }),
      checkRun({ status: 'queued', conclusion: null, completed_at: null }),
    ],
  },
  {
    kind: 'analysis',
    objects: [analysis({ error: 'none found' }), analysis()],
  },
  {
    kind: 'alert',
    objects: [
      alert({ state: 'open', updated_at: at('12:00') }),
      alert({ state: 'fixed', fixed_at: at('12:00') }),
      alert({
        state: 'dismissed',
        dismissed_at: at('12:00'),
        dismissed_reason: 'false positive',
      }),
      alert({ state: 'auto_dismissed', auto_dismissed_at: at('12:00') }),
      {
        ...alert({ state: 'resolved', resolution: 'revoked' }),
        secret_type: 'a_token',
        resolved_at: at('12:00'),
        push_protection_bypassed_at: at('08:00'),
      },
    ],
  },
  {
    kind: 'change',
    objects: [
      pull({
        author_association: 'MEMBER',
        locked: true,
        active_lock_reason: 'spam',
        merged: false,
        mergeable: true,
        mergeable_state: 'clean',
        rebaseable: true,
        auto_merge: { merge_method: 'squash' },
        milestone,
        head: {
          ref: 'PAY-4-night',
          sha: 'head1',
          repo: { ...repository, ...dates },
        },
      }),
      pull({ draft: true }),
      pull({ state: 'closed', closed_at: at('13:00') }),
      pull({ state: 'closed', closed_at: at('13:00'), merged_at: at('13:00') }),
    ],
  },
  { kind: 'review', objects: [review({ author_association: 'MEMBER' })] },
  { kind: 'comment', objects: [comment({ author_association: 'MEMBER' })] },
  {
    kind: 'commit',
    objects: [
      commit({
        commit: {
          ...commit().commit,
          verification: { reason: 'valid', verified_at: at('09:00') },
        },
      }),
    ],
  },
  {
    kind: 'timelineEvent',
    objects: [
      timelineEvent('ready_for_review', '09:30'),
      timelineEvent('review_dismissed', '12:00', {
        dismissed_review: { review_id: 900, state: 'approved' },
      }),
      timelineEvent('locked', '12:00', { lock_reason: 'spam' }),
      timelineEvent('closed', '12:00', { state_reason: null }),
      {
        ...committedEvent('head2', '10:00'),
        verification: { reason: 'valid' },
      },
      { ...review(), event: 'reviewed', author_association: 'MEMBER' },
      { ...comment(), event: 'commented' },
    ],
  },
  {
    kind: 'deployment',
    objects: [deployment({ performed_via_github_app: dates })],
  },
  {
    kind: 'deploymentStatus',
    objects: [...waiting, status(2, 'success', '11:00')],
  },
  {
    kind: 'approval',
    objects: [approval({ environments: [{ name: 'production', ...dates }] })],
    within: object => ({
      deployment: deployment(),
      statuses: [...waiting, status(2, 'failure', '11:00')],
      approvals: [object],
    }),
  },
  {
    kind: 'pending',
    objects: [pending({ current_user_can_approve: true })],
    within: object => ({
      deployment: deployment(),
      statuses: waiting,
      run: run(),
      pending_deployments: [object],
    }),
  },
  {
    kind: 'environment',
    objects: [
      environment,
      {
        ...environment,
        protection_rules: environment.protection_rules.slice(1),
      },
    ],
    within: object => ({
      deployment: deployment(),
      statuses: waiting,
      environment: object,
    }),
  },
  {
    kind: 'hook',
    objects: [
      webhook('requested', {
        environment: 'production',
        requestor: person('ines'),
        since: '',
        workflow_run: run(),
        workflow_job_run: heldJob,
        repository: { ...repository, ...dates, pushed_at: at('12:00') },
        workflow: { name: 'deliver', state: 'active', ...dates },
      }),
      webhook('requested', {
        environment: 'production',
        requestor: person('ines'),
        since: at('09:30'),
        workflow_run: run(),
      }),
      webhook('approved', {
        environment: 'production',
        approver: person('ruth'),
        since: at('09:30'),
        workflow_run: run(),
        workflow_job_runs: [heldJob],
      }),
      webhook('rejected', {
        environment: 'production',
        approver: person('ruth'),
        workflow_run: run(),
        workflow_job_run: heldJob,
      }),
      webhook('dequeued', {
        number: 12,
        reason: 'MANUAL',
        pull_request: pull(),
      }),
      webhook('created', {
        comment: comment(),
        issue: {
          ...dates,
          number: 12,
          state: 'open',
          draft: false,
          locked: false,
          author_association: 'MEMBER',
          user: person('ines'),
          milestone,
        },
      }),
      {
        ref: 'refs/heads/main',
        before: 'c0',
        after: 'c1',
        created: false,
        deleted: false,
        forced: true,
        sender: person('ines'),
        repository,
        head_commit: { id: 'c1', timestamp: at('10:00') },
        commits: [{ id: 'c1', message: 'PAY-4', timestamp: at('10:00') }],
      },
    ],
  },
];

const pathHint = 'issues/12/timeline';

describeFields({
  samples,
  usedPaths,
  unusedPaths,
  tellingPaths,
  changed: changedAt,
  adapt: payload => adaptGitHub(payload, { pathHint }),
});

const unlisted = (kind: ListedKind, values: unknown) => {
  const known = listedPaths({ usedPaths, unusedPaths }, kind);
  return tellingPaths(values)
    .filter(path => !known.includes(path))
    .map(path => `${kind}: ${path}`);
};

describeFixtures('github-webhooks', fixtures => {
  it.each(fixtures.map(({ path, json }) => [path, json]))(
    'has every time and decision of %s listed, or says why it is not used',
    (_path, json) => {
      const { facts } = adaptGitHub(json);
      const objects = Object.entries(wrapped)
        .filter(([field]) => isRecord(json[field]))
        .flatMap(([field, kind]) => unlisted(kind, json[field]));
      expect(
        facts.length ? [...unlisted('hook', json), ...objects] : [],
      ).toEqual([]);
    },
  );
});

const kinds: Partial<Record<Shape, ListedKind>> = {
  runApproval: 'approval',
  pendingDeployment: 'pending',
};

describeFixtures('github-rest-examples', fixtures => {
  it.each(fixtures.map(({ path, json }) => [path, json]))(
    'have every time and decision of %s listed, or say why it is not used',
    (_path, { body }) => {
      const inside = body.workflow_runs ?? body.jobs ?? body.check_runs ?? body;
      const objects = Array.isArray(inside) ? inside : [inside];
      const found = objects.filter(isRecord).flatMap(each => {
        const shape = shapeOf(each);
        return shape
          ? unlisted(kinds[shape] ?? (shape as ListedKind), each)
          : [];
      });
      expect(found).toEqual([]);
    },
  );
});
