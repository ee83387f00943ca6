export { byGateDays } from './figures';
export { gateKinds } from './gateKinds';
export { GatesView } from './GatesView';
export { VerdictChip } from './VerdictChip';
