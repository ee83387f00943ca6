const jira = 'https://jira.example.org/rest/api/2';

/** One initiative that waits 12 of its 20 days for a security review. */
export const initiative = {
  id: '10001',
  key: 'PAY-1',
  self: `${jira}/issue/10001`,
  fields: {
    issuetype: { name: 'Initiative' },
    summary: 'Refunds within a day',
    status: { name: 'In development' },
    project: { key: 'PAY' },
    created: '2026-03-02T00:00:00.000+0000',
    updated: '2026-03-18T00:00:00.000+0000',
  },
  changelog: {
    startAt: 0,
    maxResults: 3,
    total: 3,
    histories: [
      moved('3', '2026-03-18T00:00:00.000+0000', 'Security review', 'Ready'),
      moved('1', '2026-03-04T00:00:00.000+0000', 'Proposed', 'In development'),
      moved(
        '2',
        '2026-03-06T02:00:00.000+0200',
        'In development',
        'Security review',
      ),
    ],
  },
};

function moved(id: string, created: string, from: string, to: string) {
  return {
    id,
    created,
    items: [{ field: 'status', fromString: from, toString: to }],
  };
}

const api = 'https://api.github.com/repos/bank/refunds';
const page = 'https://github.com/bank/refunds';
const person = (login: string) => ({ login, id: login.length, type: 'User' });
const sha = (digit: string) => digit.repeat(40);

export const pullRequest = {
  id: 501,
  number: 7,
  url: `${api}/pulls/7`,
  html_url: `${page}/pull/7`,
  title: 'PAY-1 refund endpoint',
  state: 'closed',
  draft: false,
  user: person('ann'),
  created_at: '2026-03-19T00:00:00Z',
  updated_at: '2026-03-20T00:00:00Z',
  closed_at: '2026-03-20T00:00:00Z',
  merged_at: '2026-03-20T00:00:00Z',
  merge_commit_sha: sha('b'),
  head: { ref: 'refunds', sha: sha('a'), repo: { full_name: 'bank/refunds' } },
  base: { ref: 'main', sha: sha('c'), repo: { full_name: 'bank/refunds' } },
  merged: true,
};

export const commit = {
  sha: sha('a'),
  url: `${api}/commits/${sha('a')}`,
  html_url: `${page}/commit/${sha('a')}`,
  commit: {
    message: 'Refund endpoint',
    author: { name: 'Ann', date: '2026-03-18T12:00:00Z' },
    committer: { name: 'Ann', date: '2026-03-18T12:00:00Z' },
  },
  parents: [{ sha: sha('c') }],
};

export const review = {
  id: 601,
  user: person('bo'),
  state: 'APPROVED',
  body: '',
  html_url: `${page}/pull/7#pullrequestreview-601`,
  pull_request_url: `${api}/pulls/7`,
  submitted_at: '2026-03-19T18:00:00Z',
  commit_id: sha('a'),
};

export const deployment = {
  id: 701,
  url: `${api}/deployments/701`,
  sha: sha('b'),
  ref: 'main',
  environment: 'production',
  created_at: '2026-03-20T12:00:00Z',
  updated_at: '2026-03-22T00:00:00Z',
  repository_url: api,
};

function status(id: number, state: string, at: string) {
  return {
    id,
    state,
    url: `${api}/deployments/701/statuses/${id}`,
    environment: 'production',
    deployment_url: `${api}/deployments/701`,
    repository_url: api,
    log_url: `${page}/actions/runs/801/job/901`,
    created_at: at,
  };
}

/** Waits ten hours for the environment's approval, then succeeds. */
export const statuses = [
  status(803, 'success', '2026-03-22T00:00:00Z'),
  status(801, 'waiting', '2026-03-20T12:00:00Z'),
  status(802, 'in_progress', '2026-03-20T22:00:00Z'),
];

export const rules = {
  gates: [
    {
      id: 'security-review',
      function: 'security',
      kind: 'approval',
      match: [{ source: 'jira', status: 'Security review' }],
    },
    {
      id: 'production',
      function: 'operations',
      kind: 'approval',
      match: [{ source: 'github', environment: 'production' }],
    },
    {
      id: 'code-review',
      function: 'pod',
      kind: 'approval',
      match: [{ source: 'github', review: true }],
    },
  ],
  steps: [{ match: 'In development', kind: 'work', function: 'pod' }],
};
