import { fulfilWishes } from '@delivery-stack/backstage-plugin-delivery-node';
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

async function fetchWish(
  key: string,
  reads: (repository: string) => boolean,
  pass: Pass,
): Promise<void> {
  const [, kind, id, repository] = KEY.exec(key) ?? [];
  if (repository && reads(repository)) {
    await fetchers[kind](id, repository, pass);
  }
}

/** Fetches what webhooks asked for, where its repository is read. */
export const fetchWishes = (
  pass: Pass,
  reads: (repository: string) => boolean,
): Promise<void> =>
  fulfilWishes(pass.context, key => fetchWish(key, reads, pass));
