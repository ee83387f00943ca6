import { mockServices } from '@backstage/backend-test-utils';
import {
  GitLabInstance,
  gitLabToken,
  serveGitLab,
  LoggedRequest,
} from '@delivery-stack/vendor-replay';
import { connectSource } from '@delivery-stack/vendor-replay/context';
import { GitLabConfig } from '../config/readGitLabConfig';
import { GitLabSource, GitLabSourceOptions } from '../GitLabSource';
import { DAY, MONDAY } from './clock';

/** Serves an instance, and connects a source to it. */
export async function connected(
  instance: GitLabInstance,
  options: {
    config?: Partial<GitLabConfig>;
    annotated?: string[];
    credentials?: GitLabSourceOptions['credentials'];
    ambient?: GitLabSourceOptions['ambient'];
  } = {},
) {
  const served = await serveGitLab({ instance });
  const clock = { now: MONDAY + 10 * DAY };
  const config: GitLabConfig = {
    id: 'gitlab-main',
    title: 'GitLab (main)',
    host: 'gitlab.example.com',
    source: 'gitlab:gitlab.example.com',
    instanceUrl: served.apiBaseUrl.replace('/api/v4', ''),
    token: gitLabToken,
    projects: { names: ['bank/core/ledger'], fromCatalog: false },
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
    GitLabSource.create(config, {
      logger: mockServices.logger.mock(),
      credentials: options.credentials ?? (async () => undefined),
      annotated: async () => new Set(options.annotated),
      ambient: options.ambient,
      now: () => clock.now,
    });
  /** What follows the project, without its query. */
  const nameOf = ({ target }: LoggedRequest) =>
    target
      .replace(/\?.*/, '')
      .replace(/^.*\/api\/(v4\/projects\/?[^/]*\/?)?/, '');
  return { ...connectSource(served, { create, nameOf }), clock };
}
