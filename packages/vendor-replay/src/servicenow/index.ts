export { Accounts, replayAccount } from './accounts';
export type { ServiceNowAccount } from './accounts';
export { ServiceNowInstance, storedInstant, sysIdOf } from './instance';
export type { InstanceOptions, StoredRow } from './instance';
export type { Denial, InstanceAccess } from './routes';
export { serveServiceNow } from './serveServiceNow';
export type { ServedInstance, ServeServiceNowOptions } from './serveServiceNow';
