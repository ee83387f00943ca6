import { toError } from '@backstage/errors';
import { problemOf } from '@delivery-stack/backstage-plugin-delivery-node';
import { fetchBuild } from './builds';
import { Pass } from './Pass';
import { fetchPullRequest } from './pullRequests';
import { fetchReleases } from './releases';

/** What a webhook may ask to be fetched anew. */
export const wishFor = {
  build: (project: string, id: string) => `builds/${project}/${id}`,
  change: (number: string) => `pullrequests/${number}`,
  releases: (project: string) => `releases/${project}`,
};

const KEY =
  /^(?:builds\/([^/]+)\/(\d+)|pullrequests\/(\d+)|releases\/([^/]+))$/;

async function fetchWish(key: string, pass: Pass): Promise<void> {
  const [, project, build, change, releases] = KEY.exec(key) ?? [];
  if (project && build) {
    await fetchBuild(build, project, pass);
  } else if (change) {
    await fetchPullRequest(change, pass);
  } else if (releases && pass.config.releases) {
    const known = pass.selected.projects.find(({ id }) => id === releases);
    if (known) {
      await fetchReleases(known, pass);
    }
  }
}

/** After these, every other wish would fail the same way. */
const endsTheRun = new Set([
  'SourceUnauthorizedError',
  'SourceRateLimitedError',
  'AbortError',
]);

/** Whether a wish is done with: fetched, or such that fetching never mends it. */
async function isDone(key: string, pass: Pass): Promise<boolean> {
  try {
    await fetchWish(key, pass);
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
export async function fetchWishes(pass: Pass): Promise<void> {
  const { wishes } = pass.context;
  for (const wish of await wishes.pending()) {
    pass.signal.throwIfAborted();
    if (await isDone(wish.key, pass)) {
      await wishes.fulfilled(wish);
    }
  }
}
