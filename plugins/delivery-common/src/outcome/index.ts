export { defaultFunctions } from '@delivery-stack/flow';
export * from './checkOutcome';
export { describeComplaint, type OutcomeComplaint } from './complaints';
export { type OutcomeConstraints } from './constraints';
export { outcomeSeconds } from './duration';
export { type OutcomeInitiative } from './initiative';
export { type OutcomeAdoption, type OutcomeMeasure } from './measure';
export {
  CHECK_IN_METER,
  DEFAULT_METER_EVERY,
  type OutcomeMeterDeclaration,
} from './meter';
export * from './outcome';
export * from './outcomeJsonSchema';
export { parseRefOfKind } from './refs';
export * from './relations';
export * from './report';
