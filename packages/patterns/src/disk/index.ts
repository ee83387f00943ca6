/**
 * Template folders on disk: the only part that reads files.
 *
 * @packageDocumentation
 */
export { folderEntries } from './folderEntries';
