export { AgainstChip } from './AgainstChip';
export { WaitingTable } from './WaitingTable';
