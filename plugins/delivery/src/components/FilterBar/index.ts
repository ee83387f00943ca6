export { describeTimestamps } from './DataQualityChip';
export { FilterBar } from './FilterBar';
