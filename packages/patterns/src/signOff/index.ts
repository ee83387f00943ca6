export {
  type FunctionState,
  type FunctionStatus,
  functionStates,
  isUsable,
} from './functionStatus';
export {
  type Decision,
  type SignOff,
  decisions,
  signOffSchema,
} from './signOff';
export { type PatternStatus, type StatusInput, statusOf } from './statusOf';
export { todoOf } from './todoOf';
