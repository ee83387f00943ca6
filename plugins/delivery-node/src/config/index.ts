export { readNames } from './names';
export { readSourceAddress } from './sourceAddress';
export { readSourceSettings } from './sourceSettings';
export type { SourceSettings } from './sourceSettings';
