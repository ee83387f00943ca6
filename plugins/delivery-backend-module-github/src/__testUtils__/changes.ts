import { GitHubObject, GitHubRepository } from '@delivery-stack/vendor-replay';
import { apiOf, HOUR, iso, MINUTE, person, webOf } from './wire';

const touch = (pull: GitHubObject, at: number) => {
  pull.updated_at = iso(at);
};

const headOf = (number: number, push: number) => `head-${number}-${push}`;

/** The app of a scanner says what it thinks of a commit. */
function addCheck(
  { fullName, checkRuns }: GitHubRepository,
  { id, sha, at }: { id: number; sha: string; at: number },
): void {
  checkRuns.set(sha, [
    {
      id,
      name: 'licence scan',
      head_sha: sha,
      status: 'completed',
      conclusion: 'success',
      started_at: iso(at),
      completed_at: iso(at + 7 * MINUTE),
      url: `${apiOf(fullName)}/check-runs/${id}`,
      html_url: `${webOf(fullName)}/runs/${id}`,
      app: { id: 12, slug: 'licence-scanner' },
      pull_requests: [],
    },
  ]);
}

function commitOf(repository: string, sha: string, at: number): GitHubObject {
  return {
    url: `${apiOf(repository)}/commits/${sha}`,
    sha,
    html_url: `${webOf(repository)}/commit/${sha}`,
    commit: {
      author: {
        name: 'person 1',
        email: 'person1@harbour.example',
        date: iso(at),
      },
      committer: {
        name: 'person 1',
        email: 'person1@harbour.example',
        date: iso(at),
      },
      message: `Pay at night (${sha})`,
    },
    author: person(1),
    committer: person(1),
    parents: [],
  };
}

/** A pull request that was opened at an instant, and a review asked for. */
export function addChange(
  repository: GitHubRepository,
  number: number,
  at: number,
): void {
  const { fullName } = repository;
  const repo = { full_name: fullName, url: apiOf(fullName) };
  const sha = headOf(number, 0);
  repository.putChange({
    pull: {
      url: `${apiOf(fullName)}/pulls/${number}`,
      id: number,
      html_url: `${webOf(fullName)}/pull/${number}`,
      number,
      state: 'open',
      title: `Pay ${number} at night`,
      user: person(1),
      labels: [],
      created_at: iso(at),
      updated_at: iso(at),
      closed_at: null,
      merged_at: null,
      merge_commit_sha: null,
      draft: false,
      head: { ref: `night-${number}`, sha, repo },
      base: { ref: 'main', sha: 'base', repo },
    },
    timeline: [
      {
        id: number * 100,
        url: `${apiOf(fullName)}/issues/events/${number * 100}`,
        event: 'review_requested',
        actor: person(1),
        review_requester: person(1),
        created_at: iso(at),
      },
    ],
    commits: [commitOf(fullName, sha, at - HOUR)],
  });
  addCheck(repository, { id: number * 10, sha, at });
}

/** Somebody reviews a pull request. */
export function addReview(
  { fullName, changes }: GitHubRepository,
  number: number,
  state: 'approved' | 'changes_requested',
  at: number,
): void {
  const { pull, timeline } = changes.get(number)!;
  const id = number * 100 + timeline.length;
  const page = `${webOf(fullName)}/pull/${number}#pullrequestreview-${id}`;
  timeline.push({
    event: 'reviewed',
    id,
    user: person(2),
    body: '',
    state,
    html_url: page,
    pull_request_url: `${apiOf(fullName)}/pulls/${number}`,
    submitted_at: iso(at),
    commit_id: pull.head.sha,
  });
  touch(pull, at);
}

/** The author mends what was asked for. */
export function addPush(
  repository: GitHubRepository,
  number: number,
  at: number,
): void {
  const { fullName, changes } = repository;
  const { pull, commits } = changes.get(number)!;
  const sha = headOf(number, commits.length);
  const id = number * 10 + commits.length;
  commits.push(commitOf(fullName, sha, at));
  pull.head = { ...pull.head, sha };
  touch(pull, at);
  addCheck(repository, { id, sha, at });
}

/** The pull request is merged. */
export function mergeChange(
  { changes }: GitHubRepository,
  number: number,
  at: number,
): void {
  const { pull } = changes.get(number)!;
  Object.assign(pull, {
    state: 'closed',
    closed_at: iso(at),
    merged_at: iso(at),
    merge_commit_sha: `merge-${number}`,
  });
  touch(pull, at);
}
