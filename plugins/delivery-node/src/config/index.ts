export { readChangeReading } from './changeReading';
export type { ChangeReading } from './changeReading';
export { connectionsIn } from './connections';
export type { Connection } from './connections';
export { readNames } from './names';
export { readSourceAddress } from './sourceAddress';
export { readSourceHost } from './sourceHost';
export { readSourceSettings } from './sourceSettings';
export type { SourceSettings } from './sourceSettings';
