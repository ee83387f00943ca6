import { PullRequest } from '../api/types';
import { Pass, Payload } from './Pass';
import { walkBack } from './walkBack';

/** A pull request with what was said, pushed and checked. */
async function payloadsOf(
  change: PullRequest,
  repository: string,
  pass: Pass,
): Promise<Payload[]> {
  const { client, config } = pass;
  const { number, head } = change;
  const subject = repository;
  const timeline = await client.list<object>(
    'GET /repos/{owner}/{repo}/issues/{number}/timeline',
    { subject, parameters: { number } },
  );
  const commits = await client.list<object>(
    'GET /repos/{owner}/{repo}/pulls/{number}/commits',
    { subject, parameters: { number } },
  );
  const checks =
    config.checks && head?.sha
      ? await pass.optional(
          'checks',
          client.list<object>(
            'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
            { subject, parameters: { ref: head.sha, filter: 'all' } },
          ),
        )
      : undefined;
  return [
    { path: `pulls/${number}`, body: change },
    { path: `pulls/${number}/timeline`, body: timeline },
    { path: `pulls/${number}/commits`, body: commits },
    ...(checks
      ? [{ path: `commits/${head?.sha}/check-runs`, body: checks }]
      : []),
  ];
}

async function storePulls(
  changes: readonly PullRequest[],
  repository: string,
  pass: Pass,
): Promise<void> {
  const payloads = await Promise.all(
    changes.map(async change => {
      const found = await pass.optional(
        'pull requests',
        payloadsOf(change, repository, pass),
      );
      // What was said of it is gone; the list told what there is.
      return found ?? [{ path: `pulls/${change.number}`, body: change }];
    }),
  );
  await pass.store(repository, payloads.flat());
}

/** The pull requests of a repository that changed since the last run. */
export async function fetchPulls(
  repository: string,
  pass: Pass,
): Promise<void> {
  await walkBack<PullRequest>(
    {
      key: `repos/${repository}/pulls`,
      route: 'GET /repos/{owner}/{repo}/pulls',
      repository,
      parameters: { state: 'all', sort: 'updated', direction: 'desc' },
      timeOf: ({ updated_at }) => updated_at,
      store: changes => storePulls(changes, repository, pass),
    },
    pass,
  );
}

/** One pull request, whose number a webhook told. */
export async function fetchPull(
  number: string,
  repository: string,
  pass: Pass,
): Promise<void> {
  const change = await pass.optional(
    `pull request ${repository}#${number}`,
    pass.client.get<PullRequest>('GET /repos/{owner}/{repo}/pulls/{number}', {
      subject: repository,
      parameters: { number },
    }),
  );
  if (change) {
    await storePulls([change.body], repository, pass);
  }
}
