export { isoDurationSchema, targetSchema } from './duration';
export { explain, type Explanation, type RuleVerdict } from './explain';
export {
  defaultFunctions,
  flowConfigSchema,
  functionGauges,
  type FlowConfig,
  type FlowConfigInput,
  type FunctionGaugeName,
  type LogInputConfig,
  type StepRule,
} from './flowConfig';
export { gateRuleSchema, gateSchema, type Gate, type GateRule } from './gate';
export {
  compileGates,
  findGate,
  type ActivityGate,
  type GateInfo,
  type GateRules,
  type NamedGate,
  type StatusGate,
} from './gateRules';
export {
  journeysSchema,
  type JourneysConfig,
  type MilestoneRule,
} from './journeys';
export { nameMatcher, namesSchema, type NameMatcher } from './names';
export {
  compileRules,
  type CompiledMilestone,
  type Rules,
  type Step,
} from './rules';
