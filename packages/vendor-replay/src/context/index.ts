/**
 * What a source runs in, for tests of a source alone.
 *
 * @packageDocumentation
 */
export { connectSource, stopServers } from './connectSource';
export type { ConnectSourceOptions } from './connectSource';
export { memoryContext } from './memoryContext';
