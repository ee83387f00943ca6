export * from './faults';
export { ReplayServer } from './ReplayServer';
export type { ReplayServerOptions } from './ReplayServer';
export type {
  LoggedRequest,
  ReplayAnswer,
  ReplayHandler,
  ReplayRequest,
  ReplayRoute,
} from './types';
