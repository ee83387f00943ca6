export { type RiskClass, riskClasses } from './deployment';
export { durationMs } from './duration';
export { type Facet, type FacetName, facetNames } from './facet';
export { matchesGlob } from './glob';
export { type ParameterRange } from './parameterRange';
export { type Pattern, patternSchema } from './pattern';
export { patternJsonSchema } from './patternJsonSchema';
export { type PatternFolder, checkPattern } from './checkPattern';
export { type Range, rangeSchema } from './range';
export { type ReadPattern, readPattern } from './readPattern';
export {
  PATTERN_TYPE,
  type ReadTemplate,
  VERIFY_ACTION,
  readTemplate,
  unverifiedTemplate,
} from './template';
export { templateParameters } from './templateParameters';
