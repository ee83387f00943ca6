import { resolve } from 'node:path';

/** The folder of an example pattern on disk. @public */
export function patternFolder(name: string): string {
  // eslint-disable-next-line no-restricted-syntax -- the examples are no package
  return resolve(__dirname, '../../../examples/patterns', name);
}
