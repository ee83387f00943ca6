import { nameMatcher, NameMatcher } from '../../config/names';
import { AdapterContext } from '../context';
import { Values } from '../reading';
import { parameterOf } from './causes';

/** What makes a job, or a stage of it, a deployment. Names are patterns. */
export type DeploymentRule = NonNullable<
  AdapterContext['deploymentStages']
>[number];

interface CompiledRule {
  rule: DeploymentRule;
  job: NameMatcher;
  /** Undefined: the job as a whole. */
  stage?: NameMatcher;
}

const compiled = new WeakMap<object, readonly CompiledRule[]>();

/** Compiles the rules once, however many payloads are read with them. */
function compiledRules({ deploymentStages = [] }: AdapterContext) {
  let rules = compiled.get(deploymentStages);
  if (!rules) {
    rules = deploymentStages.map(rule => ({
      rule,
      job: nameMatcher([rule.job]),
      stage: rule.stage === undefined ? undefined : nameMatcher([rule.stage]),
    }));
    compiled.set(deploymentStages, rules);
  }
  return rules;
}

/** Where something is deployed to, and what. */
export interface Target {
  environment: string;
  repository?: string;
}

/** A rule names the environment, or the parameter of the build that does. */
function targetOf(
  { environment, parameter, repository }: DeploymentRule,
  build: Values | undefined,
): Target | undefined {
  const named =
    environment ?? (build && parameter && parameterOf(build, parameter));
  return named ? { environment: named, repository } : undefined;
}

/** A job, or a stage of one. */
interface Place {
  job: string;
  /** Undefined: the job as a whole. */
  stage?: string;
  build?: Values;
}

/**
 * What a stage, or a job as a whole, deploys to; the first rule counts.
 *
 * Without rules nothing is a deployment: a name that looks like one is none.
 */
export function targetAt(
  { job, stage, build }: Place,
  context: AdapterContext,
): Target | undefined {
  for (const each of compiledRules(context)) {
    const isMeant =
      each.job(job) &&
      (stage === undefined ? !each.stage : each.stage?.(stage));
    const target = isMeant && targetOf(each.rule, build);
    if (target) {
      return target;
    }
  }
  return undefined;
}
