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

/** A gate that tickets, or the cases of a state log, stand at by status. @public */
export interface StatusGate {
  gate: GateInfo;
  source: string;
  status: NameMatcher;
  starts: NameMatcher;
  returnsTo: NameMatcher;
  rejects: NameMatcher;
  project?: NameMatcher;
  ticketType?: NameMatcher;
}

/** A gate that the activities of a log open and decide. @public */
export interface ActivityGate {
  gate: GateInfo;
  /** Undefined: the preceding event of the case opens the round. */
  opens?: NameMatcher;
  starts: NameMatcher;
  approves: NameMatcher;
  rejects: NameMatcher;
}

/** A gate that approvals, reviews, timers or runners match by name. @public */
export interface NamedGate {
  gate: GateInfo;
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
}

const optional = (names: string[] | undefined) => names && nameMatcher(names);

const infoOf = (gate: Gate): GateInfo => ({
  id: gate.id,
  title: gate.title ?? gate.id,
  function: gate.function ?? UNOWNED,
  kind: gate.kind,
  returnsFunction: gate.returnsFunction,
});

function addRule(rules: GateRules, gate: GateInfo, rule: GateRule): void {
  const { source } = rule;
  if ('status' in rule) {
    rules.status.push({
      gate,
      source,
      status: nameMatcher(rule.status),
      starts: nameMatcher(rule.starts),
      returnsTo: nameMatcher(rule.returnsTo),
      rejects: nameMatcher(rule.rejects),
      project: optional(rule.project),
      ticketType: optional(rule.ticketType),
    });
    return;
  }
  if ('review' in rule || 'timer' in rule || 'runner' in rule) {
    addNamed(rules, gate, rule);
    return;
  }
  if ('environment' in rule || 'approval' in rule) {
    addApproval(rules, gate, rule);
    return;
  }
  const activities = rule as Extract<GateRule, { approves?: string[] }>;
  rules.activity.push({
    gate,
    opens: optional(activities.opens),
    starts: nameMatcher(activities.starts),
    approves: nameMatcher(activities.approves),
    rejects: nameMatcher(activities.rejects),
  });
}

type Named = Extract<
  GateRule,
  { review: true } | { timer: string[] } | { runner: string[] }
>;

function addNamed(rules: GateRules, gate: GateInfo, rule: Named): void {
  const { source } = rule;
  const repository = optional(rule.repository);
  if ('review' in rule) {
    rules.review.push({ gate, source, names: () => true, repository });
  } else if ('timer' in rule) {
    rules.timer.push({
      gate,
      source,
      names: nameMatcher(rule.timer),
      repository,
    });
  } else {
    rules.runner.push({
      gate,
      source,
      names: nameMatcher(rule.runner),
      repository,
    });
  }
}

type Approval = Extract<GateRule, { approval?: string[] }>;

function addApproval(rules: GateRules, gate: GateInfo, rule: Approval): void {
  const { source } = rule;
  const repository = optional(rule.repository);
  if (rule.environment) {
    const names = nameMatcher(rule.environment);
    rules.environment.push({ gate, source, names, repository });
  }
  if (rule.approval) {
    const names = nameMatcher(rule.approval);
    rules.approval.push({ gate, source, names, repository });
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
  };
  gates.forEach((gate, index) => {
    for (const rule of gate.match) {
      addRule(rules, all[index], rule);
    }
  });
  return rules;
}

/**
 * The first gate among `gates` that a name matches for a source.
 *
 * @remarks
 * `source` in a rule is a vendor (`jira`, `github`) or part of the fact's
 * source (a host): both match.
 *
 * @public
 */
export function findGate(
  gates: readonly NamedGate[],
  subject: { sources: readonly string[]; name?: string; repository?: string },
): GateInfo | undefined {
  return gates.find(
    each =>
      subject.sources.includes(each.source) &&
      each.names(subject.name) &&
      (!each.repository || each.repository(subject.repository)),
  )?.gate;
}
