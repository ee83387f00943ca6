import {
  serveGitHub,
  serveJira,
  serveServiceNow,
} from '@delivery-stack/vendor-replay';
import { BankVendors } from './BankVendors';

/** See {@link serveBank}. */
export interface ServeBankOptions {
  vendors: BankVendors;
  /** Default: any that are free. */
  ports?: { jira: number; serviceNow: number; gitHub: number };
}

/** Where the bank's tools answer. */
export interface ServedBank {
  jira: string;
  serviceNow: string;
  gitHub: string;
  stop(): Promise<void>;
}

/** Serves the bank's tools on the loopback address. */
export async function serveBank({
  vendors,
  ports,
}: ServeBankOptions): Promise<ServedBank> {
  const jira = await serveJira({ site: vendors.jira, port: ports?.jira });
  const serviceNow = await serveServiceNow({
    instance: vendors.serviceNow,
    port: ports?.serviceNow,
  });
  const gitHub = await serveGitHub({
    host: vendors.gitHub,
    port: ports?.gitHub,
  });
  const servers = [jira, serviceNow, gitHub].map(({ server }) => server);
  const [jiraUrl, serviceNowUrl, gitHubUrl] = servers.map(({ url }) => url);
  return {
    jira: jiraUrl,
    serviceNow: serviceNowUrl,
    gitHub: gitHubUrl,
    stop: async () => {
      await Promise.all(servers.map(server => server.stop()));
    },
  };
}
