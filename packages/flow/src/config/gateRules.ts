import { UNOWNED } from '../fold/span';
import { GateKind } from '../fold/passage';
import { Gate, GateRule } from './gate';
import { NameMatcher, nameMatcher } from './names';

/** A gate as the folds know it. @public */
export interface GateInfo {
  id: string;
  title: string;
  function: string;
  kind: GateKind;
  /** Who does the rework, where the gate says so. */
  returnsFunction?: string;
}

/** What the rules of every shape have. */
interface CompiledRule {
  gate: GateInfo;
  /** Place of the rule in the gate's `match`, from 0. */
  rule: number;
}

/** A gate that tickets, or the cases of a state log, stand at by status. @public */
export interface StatusGate extends CompiledRule {
  source: string;
  status: NameMatcher;
  starts: NameMatcher;
  returnsTo: NameMatcher;
  rejects: NameMatcher;
  project?: NameMatcher;
  ticketType?: NameMatcher;
}

/** A gate that the activities of a log open and decide. @public */
export interface ActivityGate extends CompiledRule {
  /** Undefined: the preceding event of the case opens the round. */
  opens?: NameMatcher;
  starts: NameMatcher;
  approves: NameMatcher;
  rejects: NameMatcher;
}

/** A gate that approvals, reviews, timers, runners or checks match by name. @public */
export interface NamedGate extends CompiledRule {
  source: string;
  names: NameMatcher;
  repository?: NameMatcher;
}

/** All rules of all gates, sorted by what they match. @public */
export interface GateRules {
  all: GateInfo[];
  byId: ReadonlyMap<string, GateInfo>;
  status: StatusGate[];
  activity: ActivityGate[];
  /** By protected environment. */
  environment: NamedGate[];
  /** By the approval's own name. */
  approval: NamedGate[];
  review: NamedGate[];
  timer: NamedGate[];
  runner: NamedGate[];
  check: NamedGate[];
}

const optional = (names: string[] | undefined) => names && nameMatcher(names);

const infoOf = (gate: Gate): GateInfo => ({
  id: gate.id,
  title: gate.title ?? gate.id,
  function: gate.function ?? UNOWNED,
  kind: gate.kind,
  returnsFunction: gate.returnsFunction,
});

/** Rules of a source other than an event log that match by one name. */
type NamedRule = Exclude<GateRule, { status: string[] } | { opens?: string[] }>;

const isStatusRule = (
  rule: GateRule,
): rule is Extract<GateRule, { status: string[] }> => 'status' in rule;

const isNamedRule = (rule: GateRule): rule is NamedRule =>
  ['review', 'timer', 'runner', 'check', 'environment', 'approval'].some(
    field => field in rule,
  );

function addRule(
  rules: GateRules,
  compiled: CompiledRule,
  rule: GateRule,
): void {
  if (isStatusRule(rule)) {
    rules.status.push({
      ...compiled,
      source: rule.source,
      status: nameMatcher(rule.status),
      starts: nameMatcher(rule.starts),
      returnsTo: nameMatcher(rule.returnsTo),
      rejects: nameMatcher(rule.rejects),
      project: optional(rule.project),
      ticketType: optional(rule.ticketType),
    });
  } else if (isNamedRule(rule)) {
    addNamed(rules, compiled, rule);
  } else {
    rules.activity.push({
      ...compiled,
      opens: optional(rule.opens),
      starts: nameMatcher(rule.starts),
      approves: nameMatcher(rule.approves),
      rejects: nameMatcher(rule.rejects),
    });
  }
}

function addNamed(
  rules: GateRules,
  compiled: CompiledRule,
  rule: NamedRule,
): void {
  const { source } = rule;
  const repository = optional(rule.repository);
  const named = (names: NameMatcher): NamedGate => ({
    ...compiled,
    source,
    names,
    repository,
  });
  if ('review' in rule) {
    rules.review.push(named(() => true));
  } else if ('timer' in rule) {
    rules.timer.push(named(nameMatcher(rule.timer)));
  } else if ('runner' in rule) {
    rules.runner.push(named(nameMatcher(rule.runner)));
  } else if ('check' in rule) {
    rules.check.push(named(nameMatcher(rule.check)));
  } else {
    if (rule.environment) {
      rules.environment.push(named(nameMatcher(rule.environment)));
    }
    if (rule.approval) {
      rules.approval.push(named(nameMatcher(rule.approval)));
    }
  }
}

/** Sorts the rules of gates by what they match. @public */
export function compileGates(gates: readonly Gate[]): GateRules {
  const all = gates.map(infoOf);
  const rules: GateRules = {
    all,
    byId: new Map(all.map(info => [info.id, info])),
    status: [],
    activity: [],
    environment: [],
    approval: [],
    review: [],
    timer: [],
    runner: [],
    check: [],
  };
  for (const [index, gate] of gates.entries()) {
    for (const [rule, each] of gate.match.entries()) {
      addRule(rules, { gate: all[index], rule }, each);
    }
  }
  return rules;
}

/** What {@link findGate} looks a gate up by. @public */
export interface NamedSubject {
  /** See `sourcesOf`. */
  sources: readonly string[];
  name?: string;
  repository?: string;
}

/** Whether a rule matches: the whole answer, so that it can be explained. */
export function matchesNamed(rule: NamedGate, subject: NamedSubject): boolean {
  return (
    subject.sources.includes(rule.source) &&
    rule.names(subject.name) &&
    (!rule.repository || rule.repository(subject.repository))
  );
}

/** The first gate among `gates` that a name matches for a source. @public */
export function findGate(
  gates: readonly NamedGate[],
  subject: NamedSubject,
): GateInfo | undefined {
  return gates.find(each => matchesNamed(each, subject))?.gate;
}
