import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import {
  JiraSite,
  LoggedRequest,
  replayJiraAccount,
  ServedSite,
  serveJira,
} from '@delivery-stack/vendor-replay';
import { connectSource } from '@delivery-stack/vendor-replay/context';
import { readJiraConfig } from '../config/readJiraConfig';
import { JiraSource } from '../JiraSource';
import { DAY, MONDAY } from './tickets';

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
  const [config] = readJiraConfig(
    new ConfigReader({
      delivery: {
        ...options.delivery,
        sources: { jira: { main: connectionTo(served, options.connection) } },
      },
    }),
  );
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
  /** The path below the API. */
  const nameOf = ({ target }: LoggedRequest) =>
    target.replace(/^\/rest\/api\/\d|\?.*$/g, '');
  const kept = connectSource(served, { create, nameOf });
  return { ...kept, source: create(), clock, waits };
}
