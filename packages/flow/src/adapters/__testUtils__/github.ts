import { at } from './told';

const api = 'https://api.github.com/repos/harbour/pay';
const page = 'https://github.com/harbour/pay';

export const person = (login: string, type = 'User') => ({
  login,
  id: 1,
  type,
});

export const repository = {
  full_name: 'harbour/pay',
  html_url: page,
  url: api,
};

/** A workflow run, first attempt, done, unless said otherwise. */
export const run = (more: object = {}) => ({
  id: 70,
  name: 'deliver',
  event: 'push',
  head_sha: 'c0ffee',
  head_branch: 'main',
  run_number: 3,
  run_attempt: 1,
  status: 'completed',
  conclusion: 'success',
  url: `${api}/actions/runs/70`,
  html_url: `${page}/actions/runs/70`,
  pull_requests: [],
  created_at: at('09:00'),
  run_started_at: at('09:01'),
  updated_at: at('09:20'),
  actor: person('ines'),
  repository,
  ...more,
});

/** A job of that run. */
export const job = (more: object = {}) => ({
  id: 701,
  run_id: 70,
  run_attempt: 1,
  name: 'build',
  head_sha: 'c0ffee',
  status: 'completed',
  conclusion: 'success',
  url: `${api}/actions/jobs/701`,
  created_at: at('09:01'),
  started_at: at('09:05'),
  completed_at: at('09:15'),
  labels: ['linux'],
  steps: [
    { name: 'set up', started_at: at('08:59'), completed_at: at('09:06') },
  ],
  ...more,
});

/** A pull request, open and ready. */
export const pull = (more: object = {}) => ({
  number: 12,
  url: `${api}/pulls/12`,
  html_url: `${page}/pull/12`,
  state: 'open',
  title: 'PAY-4 Post payments at night',
  user: person('ines'),
  draft: false,
  created_at: at('09:00'),
  updated_at: at('12:00'),
  closed_at: null,
  merged_at: null,
  merge_commit_sha: 'test-merge',
  labels: [],
  head: { ref: 'PAY-4-night', sha: 'head1' },
  base: { ref: 'main', sha: 'base1', repo: repository },
  ...more,
});

export const review = (more: object = {}) => ({
  id: 900,
  user: person('otto'),
  body: 'Looks right',
  state: 'APPROVED',
  html_url: `${page}/pull/12#pullrequestreview-900`,
  pull_request_url: `${api}/pulls/12`,
  submitted_at: at('11:00'),
  ...more,
});

export const comment = (more: object = {}) => ({
  id: 910,
  user: person('otto'),
  body: 'Why at night?',
  html_url: `${page}/pull/12#issuecomment-910`,
  url: `${api}/issues/comments/910`,
  issue_url: `${api}/issues/12`,
  created_at: at('10:00'),
  updated_at: at('16:00'),
  ...more,
});

export const commit = (more: object = {}) => ({
  sha: 'c1',
  url: `${api}/commits/c1`,
  html_url: `${page}/commit/c1`,
  commit: {
    message: 'PAY-4 Start at night',
    author: { name: 'Ines', date: at('08:00') },
    committer: { name: 'Ines', date: at('08:30') },
  },
  author: person('ines'),
  parents: [{ sha: 'c0' }],
  ...more,
});

export const deployment = (more: object = {}) => ({
  id: 55,
  url: `${api}/deployments/55`,
  sha: 'c0ffee',
  ref: 'main',
  task: 'deploy',
  environment: 'production',
  creator: person('github-actions[bot]', 'Bot'),
  created_at: at('09:30'),
  updated_at: '2027-01-01T00:00:00Z',
  repository_url: api,
  ...more,
});

export const status = (
  id: number,
  state: string,
  clock: string,
  more: object = {},
) => ({
  id,
  state,
  url: `${api}/deployments/55/statuses/${id}`,
  environment: 'production',
  created_at: at(clock),
  updated_at: '2027-01-01T00:00:00Z',
  creator: person('github-actions[bot]', 'Bot'),
  deployment_url: `${api}/deployments/55`,
  repository_url: api,
  log_url: `${page}/actions/runs/70/job/702`,
  ...more,
});

const environment = {
  name: 'production',
  url: `${api}/environments/production`,
  created_at: '2020-01-01T00:00:00Z',
};

/** One entry of `actions/runs/70/approvals`. */
export const approval = (more: object = {}) => ({
  state: 'approved',
  comment: 'Go',
  environments: [environment],
  user: person('ruth'),
  ...more,
});

/** One entry of `actions/runs/70/pending_deployments`. */
export const pending = (more: object = {}) => ({
  environment,
  wait_timer: 30,
  wait_timer_started_at: at('09:30'),
  reviewers: [],
  ...more,
});

/** A webhook around an object. */
export const webhook = (action: string, more: object) => ({
  action,
  repository,
  sender: person('ines'),
  ...more,
});

/** A run of a stranger's change, which nobody has let run yet. */
export const heldRun = (more: object = {}) =>
  run({
    event: 'pull_request',
    conclusion: 'action_required',
    actor: person('stranger'),
    triggering_actor: person('stranger'),
    run_started_at: at('09:00'),
    updated_at: at('09:00'),
    ...more,
  });

/** The next attempt of that run: somebody let it run. */
export const letRun = (more: object = {}) =>
  heldRun({
    conclusion: 'success',
    run_attempt: 2,
    triggering_actor: person('ruth'),
    run_started_at: at('11:00'),
    updated_at: at('11:20'),
    ...more,
  });

/** A check of another tool on the head of the pull request. */
export const checkRun = (more: object = {}) => ({
  id: 81,
  name: 'licence scan',
  head_sha: 'head1',
  status: 'completed',
  conclusion: 'success',
  url: `${api}/check-runs/81`,
  html_url: `${page}/runs/81`,
  started_at: at('09:10'),
  completed_at: at('09:14'),
  check_suite: { id: 80 },
  app: {
    id: 5,
    slug: 'scanner',
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2020-01-01T00:00:00Z',
  },
  pull_requests: [],
  ...more,
});

/** An upload of code scanning. */
export const analysis = (more: object = {}) => ({
  id: 201,
  ref: 'refs/pull/12/merge',
  commit_sha: 'test-merge',
  analysis_key: '.github/workflows/scan.yml:scan',
  environment: '{"language":"java"}',
  category: '/language:java',
  error: '',
  created_at: at('09:40'),
  results_count: 17,
  rules_count: 67,
  url: `${api}/code-scanning/analyses/201`,
  tool: { name: 'CodeQL', version: '2.4.0' },
  ...more,
});

/** One event of the timeline of pull request 12. */
export const timelineEvent = (
  event: string,
  clock: string,
  more: object = {},
) => ({
  id: Number(clock.replace(':', '')),
  event,
  created_at: at(clock),
  actor: person('ines'),
  url: `${api}/issues/events/${Number(clock.replace(':', ''))}`,
  ...more,
});

/** A commit in that timeline, which has no time of its own there. */
export const committedEvent = (sha: string, clock: string) => ({
  event: 'committed',
  sha,
  url: `${api}/git/commits/${sha}`,
  html_url: `${page}/commit/${sha}`,
  author: { name: 'Ines', date: at('08:00') },
  committer: { name: 'Ines', date: at(clock) },
  message: 'PAY-4 Again',
});
