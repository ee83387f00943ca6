/**
 * The example patterns: where they are, and what forms can be filled in with.
 *
 * @packageDocumentation
 */
export {
  cases,
  continuousIntegrations,
  patternNames,
  riskClasses,
} from './cases';
export { boundaryValues, formValues } from './values';
export { patternFolder } from './patternFolder';
