import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { Instant } from '../../events/instant';
import {
  factFrom,
  idIn,
  instantIn,
  isRecord,
  recordIn,
  textIn,
  Values,
} from '../reading';
import { Scope } from './scope';

type Finding = FactData['finding.reported'];
type AlertSeverity = Finding['severity'];
type AlertState = Finding['state'];

/**
 * What one alert says.
 *
 * @remarks
 * Neither the secret that was found, nor who dismissed anything, nor the text
 * around it: none of these is needed to count.
 */
export interface Alert {
  /** `<owner>/<repository>/code-scanning/12`. */
  key: string;
  /** The same alert in the same state, by webhook as by REST. */
  id: string;
  /** When it came to be as it is. */
  at: Instant;
  kind: 'code' | 'dependency' | 'secret';
  tool: string;
  severity: AlertSeverity;
  state: AlertState;
  opened: Instant;
  rule?: string;
  title?: string;
  url?: string;
}

/** Longest title: what a person reads in a list. */
const LONGEST_TITLE = 200;

/** What differs between the three lists of alerts. */
interface AlertKind {
  kind: Alert['kind'];
  /** The list in the API's addresses. */
  list: string;
  is: (values: Values) => boolean;
  toolOf: (values: Values) => string | undefined;
  severityOf: (values: Values) => AlertSeverity | undefined;
  ruleOf: (values: Values) => string | undefined;
  titleOf: (values: Values) => string | undefined;
}

const severities: ReadonlyMap<string, AlertSeverity> = new Map([
  ['critical', 'critical'],
  ['high', 'high'],
  ['moderate', 'medium'],
  ['medium', 'medium'],
  ['low', 'low'],
]);

/** Levels of rules that are not about security, as SARIF has them. */
const levels: ReadonlyMap<string, AlertSeverity> = new Map([
  ['error', 'high'],
  ['warning', 'medium'],
  ['note', 'low'],
  ['none', 'none'],
]);

function codeSeverity(values: Values): AlertSeverity | undefined {
  const rule = recordIn(values, 'rule');
  const security = textIn(rule, 'security_severity_level');
  // A rule without a level is a warning: so does SARIF, which it came from.
  return security
    ? severities.get(security)
    : levels.get(textIn(rule, 'severity') ?? 'warning');
}

const dependencySeverity = (values: Values) =>
  severities.get(
    textIn(recordIn(values, 'security_vulnerability'), 'severity') ??
      textIn(recordIn(values, 'security_advisory'), 'severity') ??
      '',
  );

const kinds: readonly AlertKind[] = [
  {
    kind: 'secret',
    list: 'secret-scanning',
    is: values => 'secret_type' in values,
    toolOf: () => 'GitHub secret scanning',
    severityOf: () => 'critical',
    ruleOf: values => textIn(values, 'secret_type', LONGEST_TITLE),
    titleOf: values =>
      textIn(values, 'secret_type_display_name', LONGEST_TITLE),
  },
  {
    kind: 'dependency',
    list: 'dependabot',
    is: values =>
      isRecord(values.security_advisory) && isRecord(values.dependency),
    toolOf: () => 'Dependabot',
    severityOf: dependencySeverity,
    ruleOf: values =>
      textIn(recordIn(values, 'security_advisory'), 'ghsa_id', LONGEST_TITLE),
    titleOf: values =>
      textIn(recordIn(values, 'security_advisory'), 'summary', LONGEST_TITLE),
  },
  {
    kind: 'code',
    list: 'code-scanning',
    is: values => isRecord(values.rule) && isRecord(values.tool),
    toolOf: values => textIn(recordIn(values, 'tool'), 'name', LONGEST_TITLE),
    severityOf: codeSeverity,
    ruleOf: values => textIn(recordIn(values, 'rule'), 'id', LONGEST_TITLE),
    titleOf: values =>
      textIn(recordIn(values, 'rule'), 'description', LONGEST_TITLE),
  },
];

const states: ReadonlyMap<string, AlertState> = new Map([
  ['open', 'open'],
  ['fixed', 'fixed'],
  ['closed', 'fixed'],
  ['dismissed', 'dismissed'],
  ['auto_dismissed', 'dismissed'],
]);

/** Webhooks of secrets have no state, only how they were resolved. */
const secretState = (values: Values) =>
  textIn(values, 'resolution') || textIn(values, 'resolved_at')
    ? 'resolved'
    : 'open';

/** A secret is resolved by being revoked; every other reason only lets it be. */
function stateOf(values: Values): AlertState | undefined {
  const isSecret = 'secret_type' in values;
  const state =
    textIn(values, 'state') ?? (isSecret ? secretState(values) : '');
  if (state !== 'resolved') {
    return states.get(state);
  }
  return textIn(values, 'resolution') === 'revoked' ? 'fixed' : 'dismissed';
}

const closings = [
  'fixed_at',
  'resolved_at',
  'dismissed_at',
  'auto_dismissed_at',
];

function closedIn(values: Values, { context }: Scope): Instant | undefined {
  return closings
    .map(field => instantIn(values, field, context))
    .find(instant => instant !== undefined);
}

/** Reads an alert; undefined where it is none, or one that is not complete. */
export function alertOf(values: Values, scope: Scope): Alert | undefined {
  const kind = kinds.find(({ is }) => is(values));
  const number = idIn(values, 'number');
  const state = stateOf(values);
  const severity = kind?.severityOf(values);
  const tool = kind?.toolOf(values);
  const opened = instantIn(values, 'created_at', scope.context);
  if (!kind || !number || !state || !severity || !tool || !opened) {
    return undefined;
  }
  const closed = state === 'open' ? undefined : closedIn(values, scope);
  const at = instantIn(values, 'updated_at', scope.context) ?? closed ?? opened;
  const key = `${scope.place.repository}/${kind.list}/${number}`;
  return {
    key,
    id: `${key}/${state}/${at.time}`,
    at,
    kind: kind.kind,
    tool,
    severity,
    state,
    opened,
    rule: kind.ruleOf(values),
    title: kind.titleOf(values),
    url: textIn(values, 'html_url'),
  };
}

/** Whether an object is an alert of one of the three lists, complete or not. */
export const isAlert = (values: Values): boolean =>
  'number' in values && kinds.some(({ is }) => is(values));

/** A finding as it is since the alert last changed; none where it is not complete. */
export function alertFacts(values: Values, scope: Scope): AnyFact[] {
  const alert = alertOf(values, scope);
  if (!alert) {
    return [];
  }
  const { id, at, opened, ...data } = alert;
  const { source, repository } = scope.place;
  return [
    factFrom('finding.reported', {
      id,
      source,
      at,
      data: {
        ...data,
        repository,
        opened: new Date(opened.time).toISOString(),
      },
    }),
  ];
}
