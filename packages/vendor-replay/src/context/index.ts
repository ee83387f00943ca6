/**
 * What a source runs in, for tests of a source alone.
 *
 * @packageDocumentation
 */
export { memoryContext } from './memoryContext';
