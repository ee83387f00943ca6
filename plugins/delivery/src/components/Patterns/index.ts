export { EnvironmentsTable } from './EnvironmentsTable';
export {
  ENVIRONMENT_STATES,
  holds,
  PATTERN_STATES,
  STANDING_STATES,
} from './states';
export { PatternsView } from './PatternsView';
export { StateChip } from './StateChip';
export { Digest } from './Digest';
export {
  describeClock,
  describeLeft,
  describeStep,
  describeWait,
  STEPS,
} from './times';
