import { FaultScript, ReplayServer } from '../replay';
import { JenkinsAccess, jenkinsUser } from './access';
import { JenkinsController } from './JenkinsController';
import { jenkinsRoutes } from './routes';

/** See {@link serveJenkins}. */
export interface ServeJenkinsOptions {
  controller: JenkinsController;
  users?: ReadonlyArray<{ username: string; apiToken: string }>;
  faults?: FaultScript;
  port?: number;
}

/** A server that speaks for a controller. */
export interface ServedController {
  server: ReplayServer;
  controller: JenkinsController;
  access: JenkinsAccess;
  /** What `baseUrl` has to be. */
  baseUrl: string;
}

/** Serves a controller of Jenkins on the loopback address. */
export async function serveJenkins(
  options: ServeJenkinsOptions,
): Promise<ServedController> {
  const { controller, users = [jenkinsUser], faults, port } = options;
  const access = new JenkinsAccess(users);
  const server = await ReplayServer.start({
    routes: jenkinsRoutes(controller, access),
    authorize: access.authorize,
    faults,
    port,
  });
  return {
    server,
    controller,
    access,
    baseUrl: `${server.url}${controller.path}`,
  };
}
