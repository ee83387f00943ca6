import { Cursor } from '@delivery-stack/backstage-plugin-delivery-node';
import { createHash } from 'node:crypto';
import { PullRequest, Repository } from '../api/types';
import { instantOf } from './instantOf';
import { Pass } from './Pass';

/** Pull requests that are stored together: what a crash repeats at most. */
const CHUNK = 25;
const PAGE = 100;
/** How old what people wrote in an open pull request may be, where no hook tells. */
const REREAD_MS = 60 * 60_000;

/** An open pull request as it was read: what it looked like, and when. */
type Looks = Record<string, [looks: string, readAt: number]>;

const repositoryOf = ({ id, project }: Repository) =>
  ({
    path: `git/repositories/${id}/pullrequests`,
    project: project.id,
  } as const);

/** Anything of an open pull request that its threads would tell more of. */
const looksOf = (change: PullRequest) =>
  createHash('sha256')
    .update(
      JSON.stringify([
        change.title,
        change.isDraft,
        change.targetRefName,
        change.lastMergeSourceCommit?.commitId,
        change.reviewers?.map(({ vote }) => vote ?? 0),
      ]),
    )
    .digest('hex')
    .slice(0, 16);

/** A pull request with what was said and pushed, as the adapter reads it together. */
async function changePayload(
  change: PullRequest,
  project: string,
  pass: Pass,
): Promise<object> {
  const { client, signal } = pass;
  const path = `git/repositories/${change.repository.id}/pullRequests/${change.pullRequestId}`;
  const commits: object[] = [];
  const pages = client.pages<object>(
    client.address(`${path}/commits`, { project, query: { $top: 500 } }),
    signal,
  );
  const threads = client.list<object>(
    client.address(`${path}/threads`, { project }),
    signal,
  );
  for await (const page of pages) {
    commits.push(...page);
  }
  return { pullRequest: change, threads: await threads, commits };
}

async function storeChanges(
  changes: readonly PullRequest[],
  project: string,
  pass: Pass,
): Promise<void> {
  await pass.store(
    await Promise.all(
      changes.map(change => changePayload(change, project, pass)),
    ),
  );
}

/**
 * Pull requests that were closed since the last run.
 *
 * @remarks
 * They are listed in an order of the server's: all of them are listed first,
 * and read from the oldest on, so that the cursor moves with what is stored.
 */
async function fetchClosed(repository: Repository, pass: Pass): Promise<void> {
  const { path, project } = repositoryOf(repository);
  const key = `repositories/${repository.id}/pullrequests/closed`;
  const cursor = await Cursor.open(pass.context.memory, key, pass.since);
  const passedOf = ({ pullRequestId, closedDate }: PullRequest) => ({
    id: String(pullRequestId),
    time: instantOf(closedDate) ?? 0,
  });
  const address = pass.client.address(path, {
    project,
    query: {
      'searchCriteria.status': 'all',
      'searchCriteria.queryTimeRangeType': 'closed',
      'searchCriteria.minTime': cursor.from,
      $top: PAGE,
    },
  });
  const closed: PullRequest[] = [];
  for await (const page of pass.client.counted<PullRequest>(
    address,
    pass.signal,
  )) {
    closed.push(
      ...page.filter(
        change =>
          instantOf(change.closedDate) !== undefined &&
          cursor.isNew(passedOf(change)),
      ),
    );
  }
  closed.sort((one, other) => passedOf(one).time - passedOf(other).time);
  for (let at = 0; at < closed.length; at += CHUNK) {
    const chunk = closed.slice(at, at + CHUNK);
    await storeChanges(chunk, project, pass);
    await cursor.pass(chunk.map(passedOf));
  }
}

/** Open pull requests that look different, or were not looked at for long. */
async function fetchOpen(repository: Repository, pass: Pass): Promise<void> {
  const { path, project } = repositoryOf(repository);
  const key = `repositories/${repository.id}/pullrequests/open`;
  const { memory } = pass.context;
  const before = (await memory.get<Looks>(key)) ?? {};
  const after: Looks = {};
  const address = pass.client.address(path, {
    project,
    query: { 'searchCriteria.status': 'active', $top: PAGE },
  });
  for await (const page of pass.client.counted<PullRequest>(
    address,
    pass.signal,
  )) {
    const due = page.filter(change => {
      const [looks, readAt] = before[change.pullRequestId] ?? ['', 0];
      const isKnown =
        looks === looksOf(change) && pass.now() - readAt < REREAD_MS;
      after[change.pullRequestId] = isKnown
        ? [looks, readAt]
        : [looksOf(change), pass.now()];
      return !isKnown;
    });
    for (let at = 0; at < due.length; at += CHUNK) {
      await storeChanges(due.slice(at, at + CHUNK), project, pass);
    }
  }
  if (JSON.stringify(after) !== JSON.stringify(before)) {
    await memory.set(key, after);
  }
}

/** The pull requests of one repository: open ones, and those that were closed. */
export async function fetchPullRequests(
  repository: Repository,
  pass: Pass,
): Promise<void> {
  await fetchClosed(repository, pass);
  await fetchOpen(repository, pass);
}

/** One pull request, whose number a webhook told. */
export async function fetchPullRequest(
  number: string,
  pass: Pass,
): Promise<void> {
  const { client, signal, selected } = pass;
  const change = await pass.optional(
    `pull request ${number}`,
    client.get<PullRequest & { repository: Repository }>(
      client.address(`git/pullrequests/${number}`),
      signal,
    ),
  );
  if (change && selected.hasId(change.repository.id)) {
    await storeChanges([change], change.repository.project.id, pass);
  }
}
