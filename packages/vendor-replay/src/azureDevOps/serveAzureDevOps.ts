import { FaultScript, ReplayServer } from '../replay';
import { AzureDevOpsAccess, azureDevOpsToken } from './access';
import { AzureDevOpsOrganization } from './AzureDevOpsOrganization';
import { azureDevOpsRoutes } from './routes';

/** See {@link serveAzureDevOps}. */
export interface ServeAzureDevOpsOptions {
  organization: AzureDevOpsOrganization;
  token?: string;
  faults?: FaultScript;
  port?: number;
}

/** A server that speaks for an organisation. */
export interface ServedOrganization {
  server: ReplayServer;
  organization: AzureDevOpsOrganization;
  access: AzureDevOpsAccess;
  /** What `apiBaseUrl` has to be. */
  apiBaseUrl: string;
}

/** Serves an organisation of Azure DevOps on the loopback address. */
export async function serveAzureDevOps(
  options: ServeAzureDevOpsOptions,
): Promise<ServedOrganization> {
  const { organization, token = azureDevOpsToken, faults, port } = options;
  const access = new AzureDevOpsAccess([token]);
  const server = await ReplayServer.start({
    routes: azureDevOpsRoutes(organization),
    authorize: access.authorize,
    faults,
    port,
  });
  return {
    server,
    organization,
    access,
    apiBaseUrl: `${server.url}/${organization.name}`,
  };
}
