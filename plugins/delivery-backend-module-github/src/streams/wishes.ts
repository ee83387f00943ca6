import { toError } from '@backstage/errors';
import { problemOf } from '@delivery-stack/backstage-plugin-delivery-node';
import { fetchDeployment } from './deployments';
import { Pass } from './Pass';
import { fetchPull } from './pulls';
import { fetchRun } from './runs';
import { fetchScans } from './scans';

/** What a webhook may ask to be fetched anew. */
export const wishFor = {
  pull: (repository: string, number: string) => `pulls/${number}/${repository}`,
  run: (repository: string, id: string) => `runs/${id}/${repository}`,
  deployment: (repository: string, id: string) =>
    `deployments/${id}/${repository}`,
  scans: (repository: string) => `scans/0/${repository}`,
};

const KEY = /^(pulls|runs|deployments|scans)\/(\d+)\/([^/]+\/[^/]+)$/;

const fetchers: Record<
  string,
  (id: string, repository: string, pass: Pass) => Promise<void>
> = {
  pulls: fetchPull,
  runs: fetchRun,
  deployments: fetchDeployment,
  scans: (_, repository, pass) => fetchScans(repository, pass),
};

/** After these, every other wish would fail the same way. */
const endsTheRun = new Set([
  'SourceUnauthorizedError',
  'SourceRateLimitedError',
  'AbortError',
]);

/** Whether a wish is done with: fetched, or such that fetching never mends it. */
async function isDone(
  key: string,
  reads: (repository: string) => boolean,
  pass: Pass,
): Promise<boolean> {
  const [, kind, id, repository] = KEY.exec(key) ?? [];
  if (!repository || !reads(repository)) {
    return true;
  }
  try {
    await fetchers[kind](id, repository, pass);
    return true;
  } catch (thrown) {
    const error = toError(thrown);
    if (endsTheRun.has(error.name) || !error.name.startsWith('Source')) {
      throw error;
    }
    pass.context.report.problem(problemOf(error, key));
    return error.name === 'SourceAnswerError';
  }
}

/** Fetches what webhooks asked for; a wish goes when its answer is stored. */
export async function fetchWishes(
  pass: Pass,
  reads: (repository: string) => boolean,
): Promise<void> {
  const { wishes } = pass.context;
  for (const wish of await wishes.pending()) {
    pass.signal.throwIfAborted();
    if (await isDone(wish.key, reads, pass)) {
      await wishes.fulfilled(wish);
    }
  }
}
