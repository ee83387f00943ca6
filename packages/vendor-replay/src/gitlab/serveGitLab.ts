import { FaultScript, ReplayServer } from '../replay';
import { GitLabAccess, gitLabToken } from './access';
import { GitLabInstance } from './GitLabInstance';
import { gitLabRoutes } from './routes';

/** See {@link serveGitLab}. */
export interface ServeGitLabOptions {
  instance: GitLabInstance;
  token?: string;
  faults?: FaultScript;
  port?: number;
}

/** A server that speaks for an instance of GitLab. */
export interface ServedGitLab {
  server: ReplayServer;
  instance: GitLabInstance;
  access: GitLabAccess;
  /** What `apiBaseUrl` has to be. */
  apiBaseUrl: string;
}

/** Serves an instance of GitLab on the loopback address. */
export async function serveGitLab(
  options: ServeGitLabOptions,
): Promise<ServedGitLab> {
  const { instance, token = gitLabToken, faults, port } = options;
  const access = new GitLabAccess([token]);
  const server = await ReplayServer.start({
    routes: gitLabRoutes(instance),
    authorize: access.authorize,
    faults,
    port,
  });
  return {
    server,
    instance,
    access,
    apiBaseUrl: `${server.url}${instance.root}/api/v4`,
  };
}
