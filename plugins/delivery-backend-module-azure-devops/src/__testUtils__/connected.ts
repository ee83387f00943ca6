import { mockServices } from '@backstage/backend-test-utils';
import {
  AzureDevOpsOrganization,
  azureDevOpsToken,
  serveAzureDevOps,
  LoggedRequest,
} from '@delivery-stack/vendor-replay';
import { connectSource } from '@delivery-stack/vendor-replay/context';
import { AzureDevOpsSource } from '../AzureDevOpsSource';
import { AzureDevOpsConfig } from '../config/readAzureDevOpsConfig';
import { DAY, MONDAY } from './testOrganization';

/** Serves an organisation, and connects a source to it. */
export async function connected(
  organization: AzureDevOpsOrganization,
  options: {
    config?: Partial<AzureDevOpsConfig>;
    annotated?: string[];
    credentials?: () => Promise<Record<string, string> | undefined>;
  } = {},
) {
  const served = await serveAzureDevOps({ organization });
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
  const create = () =>
    AzureDevOpsSource.create(config, {
      logger: mockServices.logger.mock(),
      credentials: options.credentials ?? (async () => undefined),
      annotated: async () => new Set(options.annotated),
      now: () => clock.now,
    });
  /** What follows `_apis`, without its query. */
  const nameOf = ({ target }: LoggedRequest) =>
    /_apis\/([^?]+)/.exec(target)![1];
  return { ...connectSource(served, { create, nameOf }), clock };
}
