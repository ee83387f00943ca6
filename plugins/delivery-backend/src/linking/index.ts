export { createLinking } from './DatabaseLinkingService';
export type { LinkingOptions } from './DatabaseLinkingService';
export type { LinkingService } from './LinkingService';
