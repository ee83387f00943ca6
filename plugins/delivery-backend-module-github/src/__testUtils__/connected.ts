import { mockServices } from '@backstage/backend-test-utils';
import {
  GitHubHost,
  gitHubToken,
  serveGitHub,
  LoggedRequest,
} from '@delivery-stack/vendor-replay';
import { connectSource } from '@delivery-stack/vendor-replay/context';
import { GitHubConfig } from '../config/readGitHubConfig';
import { GitHubSource } from '../GitHubSource';
import { LEDGER } from './testHost';
import { DAY, MONDAY } from './wire';

/** Serves a host, and connects a source to it. */
export async function connected(
  host: GitHubHost,
  options: {
    config?: Partial<GitHubConfig>;
    annotated?: string[];
    credentials?: (url: string) => Promise<Record<string, string> | undefined>;
  } = {},
) {
  const served = await serveGitHub({ host });
  const clock = { now: MONDAY + 10 * DAY };
  const config: GitHubConfig = {
    id: 'github-main',
    title: 'GitHub (main)',
    webUrl: 'https://github.com',
    source: 'github:github.com',
    apiBaseUrl: served.apiBaseUrl,
    token: gitHubToken,
    projects: { names: [LEDGER], fromCatalog: false },
    owners: [],
    checks: true,
    codeScanning: true,
    alerts: true,
    since: 90 * DAY,
    requestTimeout: 5_000,
    schedule: {
      frequency: { minutes: 10 },
      timeout: { minutes: 30 },
      scope: 'global',
    },
    webhooks: { secret: 'known to both' },
    reading: { bots: [], scaffolderAuthors: [] },
    ...options.config,
  };
  const create = () =>
    GitHubSource.create(config, {
      logger: mockServices.logger.mock(),
      credentials: options.credentials ?? (async () => undefined),
      annotated: async () => new Set(options.annotated),
      now: () => clock.now,
    });
  /** What follows the repository, without its query. */
  const nameOf = ({ target, status }: LoggedRequest) => {
    const [path] = target.replace(/^\/repos\/[^/]+\/[^/]+\//, '').split('?');
    return status === 200 ? path : `${path} ${status}`;
  };
  return { ...connectSource(served, { create, nameOf }), clock };
}
