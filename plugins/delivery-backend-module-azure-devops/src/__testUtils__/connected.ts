import { mockServices } from '@backstage/backend-test-utils';
import {
  AzureDevOpsOrganization,
  azureDevOpsToken,
  ServedOrganization,
  serveAzureDevOps,
} from '@delivery-stack/vendor-replay';
import { AzureDevOpsSource } from '../AzureDevOpsSource';
import { AzureDevOpsConfig } from '../config/readAzureDevOpsConfig';
import { memoryContext } from '@delivery-stack/vendor-replay/context';
import { DAY, MONDAY } from './testOrganization';

/** Serves an organisation, and connects a source to it. */
export async function connected(
  organization: AzureDevOpsOrganization,
  options: {
    config?: Partial<AzureDevOpsConfig>;
    annotated?: string[];
    credentials?: () => Promise<Record<string, string> | undefined>;
    opened: ServedOrganization[];
  },
) {
  const served = await serveAzureDevOps({ organization });
  options.opened.push(served);
  const clock = { now: MONDAY + 10 * DAY };
  const config: AzureDevOpsConfig = {
    id: 'azure-devops-main',
    title: 'Azure DevOps (main)',
    organizationUrl: 'https://dev.azure.com/harbour',
    source: 'azure-devops:dev.azure.com/harbour',
    apiBaseUrl: served.apiBaseUrl,
    releaseBaseUrl: served.apiBaseUrl,
    apiVersion: '7.1',
    token: azureDevOpsToken,
    projects: { names: ['Payments/ledger'], fromCatalog: false },
    releases: true,
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
  const source = AzureDevOpsSource.create(config, {
    logger: mockServices.logger.mock(),
    credentials: options.credentials ?? (async () => undefined),
    annotated: async () => new Set(options.annotated),
    now: () => clock.now,
  });
  const kept = memoryContext();
  /** What one run asked for: what follows `_apis`, without its query. */
  const run = async () => {
    const before = served.server.requests.length;
    await source.run(kept.context);
    return served.server.requests
      .slice(before)
      .map(({ target }) => /_apis\/([^?]+)/.exec(target)![1]);
  };
  return { ...served, ...kept, source, clock, run };
}
