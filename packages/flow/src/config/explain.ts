import { AnyFact } from '../events/fact';
import {
  ActivityGate,
  GateInfo,
  NamedGate,
  StatusGate,
  matchesNamed,
} from './gateRules';
import {
  NamedShape,
  Offer,
  Row,
  namedShapes,
  offerOf,
  offerOfRow,
} from './offer';
import { Rules } from './rules';

/** One rule of one gate, and why it matches or not. @public */
export interface RuleVerdict {
  gate: string;
  /** Place of the rule in the gate's `match`, from 0. */
  rule: number;
  /** For the person who wrote the rule. */
  why: string;
}

/** Which gate rules a fact, or a row of a log, matches. @public */
export interface Explanation {
  /** Type of the fact; `log` for a row of an event log. */
  fact: string;
  matches: RuleVerdict[];
  misses: RuleVerdict[];
}

interface Verdict {
  gate: GateInfo;
  rule: number;
  matches: boolean;
  why: string;
}

/** What rules of each shape read, in words. */
const reads: Record<NamedShape, string> = {
  environment: 'approvals by environment',
  approval: 'approvals by name',
  review: 'reviews of changes',
  timer: 'wait timers',
  runner: 'waits for a runner',
  check: 'automated checks',
};

/**
 * Says of every rule of every gate whether it matches, and why.
 *
 * @remarks
 * Looks at this one fact alone. A rule that narrows by ticket type says so
 * where the fact does not carry it: the fold knows it from the ticket.
 *
 * @public
 */
export function explain(fact: AnyFact | Row, rules: Rules): Explanation {
  const offer = 'type' in fact ? offerOf(fact) : offerOfRow(fact);
  const { gates } = rules;
  const verdicts = [
    ...gates.status.map(rule => statusVerdict(rule, offer)),
    ...gates.activity.map(rule => activityVerdict(rule, offer)),
    ...namedShapes.flatMap(shape =>
      gates[shape].map(rule => namedVerdict(shape, rule, offer)),
    ),
  ];
  const order = new Map(gates.all.map(({ id }, place) => [id, place]));
  const sorted = perRule(verdicts).sort(
    (one, other) =>
      order.get(one.gate.id)! - order.get(other.gate.id)! ||
      one.rule - other.rule,
  );
  const said = (matching: boolean) =>
    sorted
      .filter(({ matches }) => matches === matching)
      .map(({ gate, rule, why }) => ({ gate: gate.id, rule, why }));
  return {
    fact: 'type' in fact ? fact.type : 'log',
    matches: said(true),
    misses: said(false),
  };
}

/** A rule that names environments and approvals matches by either. */
function perRule(verdicts: readonly Verdict[]): Verdict[] {
  const byRule = new Map<string, Verdict>();
  for (const verdict of verdicts) {
    const key = `${verdict.gate.id} ${verdict.rule}`;
    const known = byRule.get(key);
    if (!known || (verdict.matches && !known.matches)) {
      byRule.set(key, verdict);
    }
  }
  return [...byRule.values()];
}

const otherSource = (source: string, { sources }: Offer) =>
  `source '${source}' is none of '${sources.join("', '")}'`;

function statusVerdict(rule: StatusGate, offer: Offer): Verdict {
  const of = (matches: boolean, why: string): Verdict => ({
    gate: rule.gate,
    rule: rule.rule,
    matches,
    why,
  });
  if (!offer.sources.includes(rule.source)) {
    return of(false, otherSource(rule.source, offer));
  }
  if (!offer.statuses) {
    return of(false, `reads statuses; ${offer.kind} has none`);
  }
  if (rule.project && !rule.project(offer.project)) {
    return of(false, `project '${offer.project}' is not in 'project'`);
  }
  if (rule.ticketType && !rule.ticketType(offer.ticketType)) {
    return of(
      false,
      offer.ticketType
        ? `ticket type '${offer.ticketType}' is not in 'ticketType'`
        : `needs a ticket type, which ${offer.kind} does not carry`,
    );
  }
  return statusMatch(rule, offer.statuses, of);
}

function statusMatch(
  rule: StatusGate,
  { entered, left }: NonNullable<Offer['statuses']>,
  of: (matches: boolean, why: string) => Verdict,
): Verdict {
  if (rule.status(entered)) {
    return rule.status(left)
      ? of(true, `stays: '${left}' and '${entered}' are both in 'status'`)
      : of(true, `asks: '${entered}' is in 'status'`);
  }
  if (rule.status(left)) {
    return rule.returnsTo(entered)
      ? of(true, `sends back: leaves '${left}' to '${entered}'`)
      : of(true, `decides: leaves '${left}' to '${entered}'`);
  }
  return of(false, `status '${entered ?? ''}' is not in 'status'`);
}

function activityVerdict(rule: ActivityGate, offer: Offer): Verdict {
  const { activity } = offer;
  const of = (matches: boolean, why: string): Verdict => ({
    gate: rule.gate,
    rule: rule.rule,
    matches,
    why,
  });
  if (activity === undefined) {
    return of(false, otherSource('log', offer));
  }
  const verbs = (['opens', 'starts', 'approves', 'rejects'] as const).filter(
    verb => rule[verb]?.(activity),
  );
  return verbs.length > 0
    ? of(true, `'${activity}' is in '${verbs.join("' and '")}'`)
    : of(false, `'${activity}' is in none of its lists`);
}

function namedVerdict(
  shape: NamedShape,
  rule: NamedGate,
  offer: Offer,
): Verdict {
  const { sources, repository, names } = offer;
  const name = names[shape];
  const why = (): string => {
    if (!sources.includes(rule.source)) {
      return otherSource(rule.source, offer);
    }
    if (!(shape in names)) {
      return `reads ${reads[shape]}; this is ${offer.kind}`;
    }
    if (!rule.names(name)) {
      return `'${name ?? ''}' is not in '${shape}'`;
    }
    return `repository '${repository ?? ''}' is not in 'repository'`;
  };
  const matches =
    shape in names && matchesNamed(rule, { sources, name, repository });
  return {
    gate: rule.gate,
    rule: rule.rule,
    matches,
    why: matches ? `${shape}: '${name}' of '${rule.source}'` : why(),
  };
}
