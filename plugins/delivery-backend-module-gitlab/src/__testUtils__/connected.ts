import { mockServices } from '@backstage/backend-test-utils';
import {
  GitLabInstance,
  gitLabToken,
  ServedGitLab,
  serveGitLab,
} from '@delivery-stack/vendor-replay';
import { memoryContext } from '@delivery-stack/vendor-replay/context';
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
    opened: ServedGitLab[];
  },
) {
  const served = await serveGitLab({ instance });
  options.opened.push(served);
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
  const source = GitLabSource.create(config, {
    logger: mockServices.logger.mock(),
    credentials: options.credentials ?? (async () => undefined),
    annotated: async () => new Set(options.annotated),
    ambient: options.ambient,
    now: () => clock.now,
  });
  const kept = memoryContext();
  /** What one run asked for: what follows the project, without its query. */
  const run = async () => {
    const before = served.server.requests.length;
    await source.run(kept.context);
    return served.server.requests
      .slice(before)
      .map(({ target }) =>
        target
          .replace(/\?.*/, '')
          .replace(/^.*\/api\/(v4\/projects\/?[^/]*\/?)?/, ''),
      );
  };
  return { ...served, ...kept, source, clock, run };
}
