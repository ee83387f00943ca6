import { FaultScript, ReplayServer } from '../replay';
import { GitHubAccess, gitHubToken } from './access';
import { GitHubHost } from './GitHubHost';
import { gitHubRoutes } from './routes';

/** See {@link serveGitHub}. */
export interface ServeGitHubOptions {
  host: GitHubHost;
  token?: string;
  faults?: FaultScript;
  port?: number;
}

/** A server that speaks for a host. */
export interface ServedHost {
  server: ReplayServer;
  host: GitHubHost;
  access: GitHubAccess;
  /** What `apiBaseUrl` has to be. */
  apiBaseUrl: string;
}

/** Serves a host of GitHub by its REST API, on the loopback address. */
export async function serveGitHub(
  options: ServeGitHubOptions,
): Promise<ServedHost> {
  const { host, token = gitHubToken, faults, port } = options;
  const access = new GitHubAccess([token]);
  const server = await ReplayServer.start({
    routes: gitHubRoutes(host),
    authorize: access.authorize,
    faults,
    port,
  });
  return { server, host, access, apiBaseUrl: server.url };
}
