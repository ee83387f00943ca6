import { FaultScript, ReplayServer } from '../replay';
import { Accounts, replayAccount, ServiceNowAccount } from './accounts';
import { ServiceNowInstance } from './instance';
import { Denial, InstanceAccess, tableRoutes } from './routes';

/** See {@link serveServiceNow}. */
export interface ServeServiceNowOptions {
  instance: ServiceNowInstance;
  account?: ServiceNowAccount;
  denied?: Record<string, Denial>;
  faults?: FaultScript;
  /** The clock of the instance; default: this machine's. */
  now?: () => number;
  /** Offset of the zone that display values are in; default: 60. */
  zoneMinutes?: number;
  port?: number;
}

/** A server that speaks for an instance. */
export interface ServedInstance {
  server: ReplayServer;
  instance: ServiceNowInstance;
  accounts: Accounts;
  /** May be changed while the server runs. */
  access: InstanceAccess;
}

/** Serves an instance by the Table API, on the loopback address. */
export async function serveServiceNow(
  options: ServeServiceNowOptions,
): Promise<ServedInstance> {
  const { instance, account = replayAccount, faults, port } = options;
  const accounts = new Accounts(account);
  const access: InstanceAccess = {
    denied: options.denied ?? {},
    now: options.now ?? Date.now,
    zoneMinutes: options.zoneMinutes ?? 60,
  };
  const server = await ReplayServer.start({
    routes: [...accounts.routes, ...tableRoutes(instance, access)],
    authorize: accounts.authorize,
    faults,
    port,
  });
  return { server, instance, accounts, access };
}
