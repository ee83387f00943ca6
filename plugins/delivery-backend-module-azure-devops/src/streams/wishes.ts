import { fulfilWishes } from '@delivery-stack/backstage-plugin-delivery-node';
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

/** Fetches what webhooks asked for; a wish goes when its answer is stored. */
export const fetchWishes = (pass: Pass): Promise<void> =>
  fulfilWishes(pass.context, key => fetchWish(key, pass));
