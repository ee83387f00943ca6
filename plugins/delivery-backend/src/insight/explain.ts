import { AnyFact, GateRule, nameMatcher, Rules } from '@delivery-stack/flow';
import { Explanation } from '@delivery-stack/backstage-plugin-delivery-common';

/** What a rule makes of a fact. */
interface Finding {
  matches: boolean;
  why: string;
}

type Field = [name: string, value: string | undefined, wanted: string[]];

const matches = (why: string): Finding => ({ matches: true, why });
const misses = (why: string): Finding => ({ matches: false, why });

/** Which gate rules a fact matches, and why, in the order of the configuration. */
export function explain(
  fact: AnyFact,
  rules: Rules,
): Pick<Explanation, 'matches' | 'misses'> {
  const findings = rules.config.gates.flatMap(gate =>
    gate.match.map((rule, index) => ({
      gate: gate.id,
      rule: index,
      ...findingOf(rule, fact),
    })),
  );
  const pick = (wanted: boolean) =>
    findings
      .filter(finding => finding.matches === wanted)
      .map(({ gate, rule, why }) => ({ gate, rule, why }));
  return { matches: pick(true), misses: pick(false) };
}

function findingOf(rule: GateRule, fact: AnyFact): Finding {
  const sources = [fact.source, fact.source.split(':', 1)[0], 'cdevents'];
  if (!sources.includes(rule.source)) {
    return misses(`source is '${fact.source}', not '${rule.source}'`);
  }
  if ('status' in rule) {
    return ofStatus(rule, fact);
  }
  if ('review' in rule) {
    return ofKind(
      fact,
      ['change.reviewed', 'change.reviewrequested', 'change.readied'],
      rule,
      [],
    );
  }
  if ('timer' in rule) {
    return ofKind(fact, ['timer.'], rule, [
      ['name', text(fact, 'name'), rule.timer],
    ]);
  }
  if ('runner' in rule) {
    return ofKind(fact, ['taskrun.'], rule, [
      ['name', text(fact, 'name'), rule.runner],
    ]);
  }
  if ('environment' in rule || 'approval' in rule) {
    const { environment, approval } = rule;
    return ofKind(fact, ['approval.'], rule, [
      ...(environment
        ? [['environment', text(fact, 'environment'), environment] as Field]
        : []),
      ...(approval ? [['name', text(fact, 'name'), approval] as Field] : []),
    ]);
  }
  return misses('it reads activities of event logs only');
}

function ofKind(
  fact: AnyFact,
  kinds: string[],
  rule: { repository?: string[] },
  fields: Field[],
): Finding {
  if (!kinds.some(kind => fact.type.startsWith(kind))) {
    return misses(`it reads ${kinds.join(', ')} and this is ${fact.type}`);
  }
  const { repository } = rule;
  const wanted: Field[] = repository
    ? [...fields, ['repository', text(fact, 'repository'), repository]]
    : fields;
  const wrong = wanted.find(([, value, names]) => !nameMatcher(names)(value));
  return wrong
    ? misses(`${wrong[0]} is ${quoted(wrong[1])}, not ${wrong[2].join(', ')}`)
    : matches(
        wanted
          .map(([name, value]) => `${name} is ${quoted(value)}`)
          .join(', ') || `it is ${fact.type}`,
      );
}

function ofStatus(
  rule: Extract<GateRule, { status: string[] }>,
  fact: AnyFact,
): Finding {
  if (!fact.type.startsWith('ticket.')) {
    return misses(`it reads tickets and this is ${fact.type}`);
  }
  const { project, ticketType, status } = rule;
  const key = text(fact, 'key') ?? '';
  if (project && !nameMatcher(project)(key.replace(/-\d+$/, ''))) {
    return misses(`project of '${key}' is not ${project.join(', ')}`);
  }
  const type = text(fact, 'ticketType');
  if (ticketType && type !== undefined && !nameMatcher(ticketType)(type)) {
    return misses(`ticket type is '${type}', not ${ticketType.join(', ')}`);
  }
  const isAtGate = nameMatcher(status);
  const from = text(fact, 'from');
  const to = text(fact, 'to') ?? text(fact, 'status');
  if (isAtGate(to)) {
    return matches(`status ${quoted(to)} asks`);
  }
  if (isAtGate(from)) {
    const isBack = nameMatcher(rule.returnsTo)(to);
    return matches(
      `leaving ${quoted(from)} to ${quoted(to)} ${
        isBack ? 'sends back' : 'decides'
      }`,
    );
  }
  return misses(`status is ${quoted(to)}, not ${status.join(', ')}`);
}

function text(fact: AnyFact, field: string): string | undefined {
  const value = (fact.data as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : undefined;
}

function quoted(value: string | undefined): string {
  return value === undefined ? 'not given' : `'${value}'`;
}
