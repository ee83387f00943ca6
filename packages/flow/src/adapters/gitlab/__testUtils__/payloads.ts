import { at } from '../../__testUtils__/told';

/** Objects of GitLab's API, of an invented project; all on 2 March 2026. */
type More = Record<string, unknown>;

export const HOST = 'https://gitlab.example.com';
export const PROJECT = `${HOST}/bank/ledger`;

const numbers: Record<string, number> = { mia: 1, ruth: 2, otto: 3, ines: 4 };

export const user = (name: string) => ({
  id: numbers[name] ?? 9,
  username: name,
  name: `${name} of the bank`,
  state: 'active',
  web_url: `${HOST}/${name}`,
});

export const mergeRequest = (more: More = {}) => ({
  id: 9012,
  iid: 12,
  project_id: 7,
  title: 'PAY-1 Refund twice',
  state: 'opened',
  created_at: '2026-03-02T09:00:00.250Z',
  updated_at: '2026-03-02T12:00:00.750Z',
  merged_at: null,
  closed_at: null,
  target_branch: 'main',
  source_branch: 'feature/pay-1-refund',
  author: user('mia'),
  labels: ['payments'],
  draft: false,
  work_in_progress: false,
  sha: 'head1',
  merge_commit_sha: null,
  squash_commit_sha: null,
  references: { short: '!12', full: 'bank/ledger!12' },
  web_url: `${PROJECT}/-/merge_requests/12`,
  ...more,
});

export const merged = (more: More = {}) =>
  mergeRequest({
    state: 'merged',
    merged_at: '2026-03-02T13:00:00.900Z',
    updated_at: '2026-03-02T13:00:01.000Z',
    merge_commit_sha: 'm1',
    ...more,
  });

let nextNote = 500;

export const note = (
  clock: string,
  body: string,
  by: string,
  more: More = {},
) => ({
  id: (nextNote += 1),
  type: null,
  body,
  author: user(by),
  created_at: at(clock),
  updated_at: at(clock),
  system: true,
  noteable_id: 9012,
  noteable_type: 'MergeRequest',
  noteable_iid: 12,
  internal: false,
  ...more,
});

export const remark = (clock: string, by: string, more: More = {}) =>
  note(clock, 'Why twice?', by, { system: false, type: 'DiffNote', ...more });

export const commit = (more: More = {}) => ({
  id: 'c1',
  short_id: 'c1',
  parent_ids: ['c0'],
  title: 'PAY-1 Refund',
  message: 'PAY-1 Refund\n\nTwice.',
  author_name: 'Mia',
  author_email: 'Mia@bank.example',
  authored_date: '2026-03-02T08:00:00.000+00:00',
  committer_name: 'Mia',
  committed_date: '2026-03-02T08:30:00.000+00:00',
  created_at: '2026-03-02T08:30:00.000+00:00',
  web_url: `${PROJECT}/-/commit/c1`,
  ...more,
});

export const rule = (more: More = {}) => ({
  id: 31,
  name: 'Security',
  rule_type: 'regular',
  eligible_approvers: [user('ruth'), user('otto')],
  approvals_required: 1,
  approved_by: [],
  approved: false,
  ...more,
});

export const approvalState = (...rules: object[]) => ({
  approval_rules_overwritten: false,
  rules,
});

export const bundle = (
  notes: object[],
  more: { change?: object; rules?: object[]; commits?: object[] } = {},
) => ({
  merge_request: more.change ?? mergeRequest(),
  notes,
  commits: more.commits ?? [],
  approval_state: approvalState(...(more.rules ?? [])),
});

export const pipeline = (more: More = {}) => ({
  id: 70,
  iid: 3,
  project_id: 7,
  name: null,
  sha: 'm1',
  ref: 'main',
  status: 'success',
  source: 'push',
  tag: false,
  user: user('mia'),
  created_at: '2026-03-02T14:00:00.100Z',
  updated_at: '2026-03-02T16:10:00.100Z',
  started_at: '2026-03-02T14:00:02.100Z',
  finished_at: '2026-03-02T16:10:00.000Z',
  duration: 900,
  queued_duration: 2,
  web_url: `${PROJECT}/-/pipelines/70`,
  ...more,
});

const ofJob = (run: ReturnType<typeof pipeline>) => ({
  id: run.id,
  sha: run.sha,
  ref: run.ref,
  status: run.status,
  web_url: run.web_url,
});

export const job = (
  id: number,
  [stage, name]: readonly [string, string],
  more: More = {},
) => ({
  id,
  name,
  stage,
  status: 'success',
  ref: 'main',
  tag: false,
  allow_failure: false,
  created_at: '2026-03-02T14:00:00.100Z',
  started_at: '2026-03-02T14:05:00.500Z',
  finished_at: '2026-03-02T14:10:00.500Z',
  duration: 300,
  queued_duration: 60.2,
  user: user('mia'),
  commit: { id: 'm1', created_at: at('12:59') },
  pipeline: ofJob(pipeline()),
  tag_list: ['linux'],
  web_url: `${PROJECT}/-/jobs/${id}`,
  ...more,
});

/** Built, then waiting for somebody to press play, who does so at 16:00. */
export const builtAndPlayed = (play: More = {}) => [
  job(800, ['build', 'compile']),
  job(801, ['deploy', 'to production'], {
    when: 'manual',
    user: user('otto'),
    started_at: at('16:01'),
    finished_at: at('16:10'),
    queued_duration: 60,
    ...play,
  }),
];

export const deployment = (more: More = {}) => ({
  id: 42,
  iid: 2,
  ref: 'main',
  sha: 'm1',
  created_at: '2026-03-02T14:00:00.100Z',
  updated_at: '2026-03-02T16:10:01.000Z',
  status: 'success',
  user: user('mia'),
  environment: {
    id: 9,
    name: 'production',
    slug: 'production',
    created_at: at('07:00'),
  },
  deployable: {
    ...job(801, ['deploy', 'to production']),
    started_at: at('16:01'),
    finished_at: at('16:10'),
  },
  ...more,
});

export const approval = (clock: string, by: string, more: More = {}) => ({
  user: user(by),
  status: 'approved',
  created_at: at(clock),
  comment: '',
  ...more,
});

export const summary = (...rules: object[]) => ({ rules });

export const environmentRule = (more: More = {}) => ({
  user_id: null,
  group_id: 135,
  access_level: null,
  access_level_description: 'security-group',
  required_approvals: 2,
  deployment_approvals: [],
  ...more,
});

export const project = {
  id: 7,
  name: 'ledger',
  path_with_namespace: 'bank/ledger',
  web_url: PROJECT,
};

/** A webhook writes times in another form than the API. */
export const hookTime = (clock: string) => `2026-03-02 ${clock}:00 UTC`;

export const hook = (kind: string, more: More = {}) => ({
  object_kind: kind,
  user: user('mia'),
  project,
  ...more,
});

export const changeHook = (action: string, more: More = {}, rest: More = {}) =>
  hook('merge_request', {
    object_attributes: {
      id: 9012,
      iid: 12,
      title: 'PAY-1 Refund twice',
      state: 'opened',
      created_at: hookTime('09:00'),
      updated_at: hookTime('12:00'),
      target_branch: 'main',
      source_branch: 'feature/pay-1-refund',
      author_id: 1,
      draft: false,
      labels: [{ title: 'payments', created_at: hookTime('07:00') }],
      last_commit: { id: 'head2', timestamp: '2026-03-02T12:30:00+01:00' },
      url: `${PROJECT}/-/merge_requests/12`,
      action,
      ...more,
    },
    ...rest,
  });

const inHook = ({ pipeline: _, commit: __, web_url: ___, ...of }: any) => ({
  ...of,
  environment: null,
});

export const pipelineHook = (jobs: object[], more: More = {}) =>
  hook('pipeline', {
    object_attributes: {
      id: 70,
      iid: 3,
      ref: 'main',
      tag: false,
      sha: 'm1',
      source: 'push',
      status: 'success',
      created_at: hookTime('14:00'),
      finished_at: hookTime('16:10'),
      duration: 900,
      queued_duration: 2,
      url: `${PROJECT}/-/pipelines/70`,
      ...more,
    },
    builds: jobs.map(inHook),
  });

export const jobHook = (more: More = {}) =>
  hook('build', {
    ref: 'main',
    tag: false,
    sha: 'm1',
    build_id: 800,
    build_name: 'compile',
    build_stage: 'build',
    build_status: 'success',
    build_created_at: hookTime('14:00'),
    build_started_at: hookTime('14:05'),
    build_finished_at: hookTime('14:10'),
    build_duration: 300,
    build_queued_duration: 60.2,
    pipeline_id: 70,
    environment: { name: 'test' },
    ...more,
  });

export const deploymentHook = (status: string, more: More = {}) =>
  hook('deployment', {
    status,
    status_changed_at: '2026-03-02 17:10:03 +0100',
    deployment_id: 42,
    deployable_id: 801,
    deployable_url: `${PROJECT}/-/jobs/801`,
    environment: 'production',
    commit_url: `${PROJECT}/-/commit/abcdef0123`,
    short_sha: 'abcdef01',
    ref: 'main',
    ...more,
  });

export const noteHook = (more: More = {}) =>
  hook('note', {
    user: user('ruth'),
    object_attributes: {
      id: 701,
      note: 'Why twice?',
      noteable_type: 'MergeRequest',
      author_id: 2,
      created_at: hookTime('10:00'),
      updated_at: hookTime('10:00'),
      system: false,
      action: 'create',
      ...more,
    },
    merge_request: { id: 9012, iid: 12, author_id: 1, created_at: at('09:00') },
  });
