import { Mainlines } from '../history/mainline';
import { Change } from '../model/change';
import { githubTime } from '../time/wireTime';
import { account, apiOf, numberOf, repositoryOf, webOf } from './address';
import { branchOf, titleOf } from './branch';

const stamp = (at: number | undefined) =>
  at === undefined ? null : githubTime(at);

/** Latest instant that the change knows of. */
export function lastInstant(change: Change): number {
  const { opened, merged = 0, abandoned = 0, reviews, commits } = change;
  const { draftUntil = 0, stillDraft } = change;
  const moments = [...reviews, ...commits].map(({ at }) => at);
  const readied = stillDraft ? 0 : draftUntil;
  return Math.max(opened, readied, merged, abandoned, ...moments);
}

/** Commit that the branch began at. */
export function baseOf(change: Change, mainlines: Mainlines): string {
  return mainlines.at(change.component, change.commits[0].at);
}

/** A pull request as `GET /repos/{owner}/{repo}/pulls?state=all` lists it. */
export function pullOf(change: Change, mainlines: Mainlines) {
  const { component, number, merged, abandoned, author, commits } = change;
  const api = apiOf(component);
  const closed = merged ?? abandoned;
  const repo = repositoryOf(component);
  return {
    url: `${api}/pulls/${number}`,
    id: numberOf(`${component.name}#${number}`),
    html_url: `${webOf(component)}/pull/${number}`,
    issue_url: `${api}/issues/${number}`,
    commits_url: `${api}/pulls/${number}/commits`,
    number,
    state: closed === undefined ? 'open' : 'closed',
    locked: false,
    title: titleOf(change),
    user: account(author),
    body: null,
    labels: [],
    created_at: githubTime(change.opened),
    updated_at: githubTime(lastInstant(change)),
    closed_at: stamp(closed),
    merged_at: stamp(merged),
    merge_commit_sha: change.mergeSha ?? null,
    draft: change.stillDraft === true,
    requested_reviewers: [],
    requested_teams: [],
    head: {
      ref: branchOf(change),
      sha: commits[commits.length - 1].sha,
      user: account(author),
      repo,
    },
    base: {
      ref: 'main',
      sha: baseOf(change, mainlines),
      repo,
    },
  };
}

/** Its reviews, as `GET …/pulls/{number}/reviews` answers. */
export function reviewsOf(change: Change) {
  const { component, number, reviews, commits } = change;
  const pull = `${apiOf(component)}/pulls/${number}`;
  return reviews.map(({ at, by, state, body }, index) => {
    const id = numberOf(`${component.name}#${number}`) * 10 + index;
    const html = `${webOf(component)}/pull/${number}#pullrequestreview-${id}`;
    const seen = commits.filter(commit => commit.at <= at);
    return {
      id,
      user: account(by),
      body,
      state,
      html_url: html,
      pull_request_url: pull,
      _links: { html: { href: html }, pull_request: { href: pull } },
      submitted_at: githubTime(at),
      commit_id: seen[seen.length - 1]?.sha ?? commits[0].sha,
      author_association: 'MEMBER',
    };
  });
}
