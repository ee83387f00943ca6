import { MilestoneName } from '../fold/journey';
import { SpanKind } from '../fold/span';
import { FlowConfig } from './flowConfig';
import { GateRules, compileGates } from './gateRules';
import { MilestoneRule } from './journeys';
import { NameMatcher, nameMatcher } from './names';

/** The kind of time that a status or activity stands for, and whose it is. @public */
export interface Step {
  kind: SpanKind | 'unaccounted';
  function?: string;
}

/** A milestone rule with its names compiled. @public */
export interface CompiledMilestone {
  name: MilestoneName;
  rule: MilestoneRule;
  status: NameMatcher;
  activity: NameMatcher;
  pipeline: NameMatcher;
  environment: NameMatcher;
}

/**
 * A configuration, compiled once: what linking, folding and measuring ask.
 *
 * @public
 */
export interface Rules {
  config: FlowConfig;
  gates: GateRules;
  /** First step rule that matches, or undefined: unaccounted. */
  step(name: string): Step | undefined;
  isRootType: NameMatcher;
  isAttachType: NameMatcher;
  isLinkType: NameMatcher;
  isDone: NameMatcher;
  /** Undefined: a case closes at its last event. */
  isEnd: NameMatcher | undefined;
  isProduction: NameMatcher;
  isBot: NameMatcher;
  milestones: CompiledMilestone[];
  /** What people read for a function. */
  functionTitle(id: string): string;
}

function stepFinder(config: FlowConfig): Rules['step'] {
  const steps = config.steps.map(step => ({
    matches: nameMatcher(step.match),
    step: { kind: step.kind, function: step.function },
  }));
  return name => steps.find(each => each.matches(name))?.step;
}

function compileMilestones(config: FlowConfig): CompiledMilestone[] {
  return Object.entries(config.journeys.milestones).map(([name, rule]) => ({
    name: name as MilestoneName,
    rule,
    status: nameMatcher(rule.status),
    activity: nameMatcher(rule.activity),
    pipeline: nameMatcher(rule.pipeline),
    environment: nameMatcher(rule.environment),
  }));
}

const capitalised = (id: string) =>
  id.charAt(0).toLocaleUpperCase('en-US') + id.slice(1);

/**
 * Compiles a validated configuration.
 *
 * @public
 */
export function compileRules(config: FlowConfig): Rules {
  const { journeys } = config;
  return {
    config,
    gates: compileGates(config.gates),
    step: stepFinder(config),
    isRootType: nameMatcher(journeys.rootTypes),
    isAttachType: nameMatcher(journeys.attachTypes),
    isLinkType: nameMatcher(journeys.linkTypes),
    isDone: nameMatcher(journeys.doneStatuses),
    isEnd: journeys.ends && nameMatcher(journeys.ends),
    isProduction: nameMatcher(config.environments.production),
    isBot: nameMatcher(config.bots),
    milestones: compileMilestones(config),
    functionTitle: id => config.functions[id]?.title ?? capitalised(id),
  };
}
