import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import {
  JiraSite,
  replayJiraAccount,
  ServedSite,
  serveJira,
} from '@delivery-stack/vendor-replay';
import { readJiraConfig } from '../config/readJiraConfig';
import { JiraSource } from '../JiraSource';
import { memoryContext } from '@delivery-stack/vendor-replay/context';
import { DAY, MONDAY } from './tickets';

const running: ServedSite[] = [];

/** Stops every server that `connected` started. */
export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map(({ server }) => server.stop()));
}

/** Configuration of one connection to a server. */
export const connectionTo = (
  { server, site }: ServedSite,
  more: Record<string, any> = {},
) => ({
  baseUrl: 'https://harbour.atlassian.net',
  apiBaseUrl: server.url,
  deployment: site.deployment,
  credentials: replayJiraAccount,
  projects: ['PAY'],
  ...more,
});

/** A source and the site that it reads, without a backend. */
export async function connected(
  site: JiraSite,
  options: {
    connection?: Record<string, any>;
    delivery?: Record<string, any>;
    annotated?: string[];
  } = {},
) {
  const served = await serveJira({ site });
  running.push(served);
  const [config] = readJiraConfig(
    new ConfigReader({
      delivery: {
        ...options.delivery,
        sources: { jira: { main: connectionTo(served, options.connection) } },
      },
    }),
  );
  const kept = memoryContext();
  const clock = { now: MONDAY + 30 * DAY };
  const waits: number[] = [];
  const create = () =>
    JiraSource.create(config, {
      logger: mockServices.logger.mock(),
      annotated: async () => new Set(options.annotated),
      now: () => clock.now,
      ambient: {
        now: () => clock.now,
        sleep: async ms => void waits.push(ms),
      },
    });
  let source = create();
  /** The requests of one run: their paths below the API. */
  const run = async () => {
    const before = served.server.requests.length;
    await source.run(kept.context);
    return served.server.requests
      .slice(before)
      .map(({ target }) => target.replace(/^\/rest\/api\/\d|\?.*$/g, ''));
  };
  /** As the backend does: what was only in memory is gone. */
  const restart = () => {
    source = create();
  };
  return { ...kept, ...served, clock, waits, run, restart };
}
