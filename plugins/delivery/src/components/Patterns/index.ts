export {
  ENVIRONMENT_STATES,
  holds,
  PATTERN_STATES,
  STANDING_STATES,
} from './states';
export { PatternsView } from './PatternsView';
export { StateChip } from './StateChip';
export { Digest } from './Digest';
export { describeClock, describeLeft, describeStep, STEPS } from './times';
