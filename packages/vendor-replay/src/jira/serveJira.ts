import { FaultScript, ReplayServer } from '../replay';
import { JiraSite } from './JiraSite';
import { siteRoutes } from './routes';
import { SiteAccess } from './SiteAccess';

/** See {@link serveJira}. */
export interface ServeJiraOptions {
  site: JiraSite;
  faults?: FaultScript;
  port?: number;
}

/** A server that speaks for a site. */
export interface ServedSite {
  server: ReplayServer;
  site: JiraSite;
  /** May be changed while the server runs. */
  access: SiteAccess;
}

/** Serves a site by its REST API, on the loopback address. */
export async function serveJira({
  site,
  faults,
  port,
}: ServeJiraOptions): Promise<ServedSite> {
  const access = new SiteAccess();
  const server = await ReplayServer.start({
    routes: siteRoutes(site),
    authorize: access.authorize,
    faults,
    port,
  });
  return { server, site, access };
}
