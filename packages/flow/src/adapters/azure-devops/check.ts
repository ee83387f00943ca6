import { Instant } from '../../events/instant';
import { meaning } from '../../events/meaning';
import {
  attemptIn,
  idIn,
  instantIn,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { above, TimelineRecord } from './records';
import { Scope } from './scope';

/** What a check is: only an approval is a person's. */
export type CheckKind = 'approval' | 'evaluation' | 'timer' | 'queue';

/** One check at one attempt of a stage, whoever told of it. */
export interface Check {
  /** The same as its approval's, where it is one. */
  id: string;
  kind: CheckKind;
  name: string;
  asked?: Instant;
  /** Undefined while it is going on. */
  ended?: Instant;
  result?: CheckResult;
  environment?: string;
  stage?: string;
  attempt: number;
}

/** What a build's payloads tell of its checks. */
export interface CheckSources {
  records: readonly TimelineRecord[];
  suites: readonly Values[];
  /** Settings of checks: they have the names that people gave them. */
  configurations: readonly Values[];
  /** Names of environments by id. */
  environments: ReadonlyMap<string, string>;
}

/** What one source tells; the other may know more. */
type Told = Partial<Check> & {
  id: string;
  type?: string;
  /** The task that a `Task Check` runs, whatever people called it. */
  task?: string;
  /** What the timeline calls it, which is often its type. */
  label?: string;
};

const RECORD = 'Checkpoint.';

const timers = /business ?hours|delay|wait/i;

function kindOf(type: string, task: string): CheckKind {
  if (/^approval$/i.test(type)) {
    return 'approval';
  }
  if (/^exclusive ?lock$/i.test(type)) {
    return 'queue';
  }
  return timers.test(`${type} ${task}`) ? 'timer' : 'evaluation';
}

/** How a check may end. */
export type CheckResult = 'passed' | 'failed' | 'cancelled' | 'expired';

/** Results of records and statuses of check runs; others have not ended. */
const results: Record<string, CheckResult | undefined> = {
  succeeded: 'passed',
  succeededWithIssues: 'passed',
  approved: 'passed',
  bypassed: 'passed',
  failed: 'failed',
  rejected: 'failed',
  canceled: 'cancelled',
  skipped: 'cancelled',
  abandoned: 'cancelled',
  timedOut: 'expired',
};

function toldByRecord(record: TimelineRecord, scope: Scope): Told {
  const { values } = record;
  const stage = above(record, 'Stage');
  const result = meaning(results, textIn(values, 'result'));
  return {
    id: record.id,
    type: record.type.slice(RECORD.length),
    label: record.name,
    asked: instantIn(values, 'startTime', scope.context),
    ended: result && instantIn(values, 'finishTime', scope.context),
    result,
    stage: stage?.name ?? (stage && textIn(stage.values, 'identifier')),
    attempt: stage?.attempt ?? record.attempt,
  };
}

/** Check runs of a suite; the suite's id is its checkpoint's record. */
function toldBySuite(
  suite: Values,
  sources: CheckSources,
  scope: Scope,
): Told[] {
  const checkpoint = sources.records.find(({ id }) => id === idIn(suite, 'id'));
  const stage = above(checkpoint, 'Stage');
  const node = recordIn(recordIn(suite, 'context'), 'GraphNode');
  return recordsIn(suite, 'checkRuns').flatMap(run => {
    const id = idIn(run, 'id');
    const configuration = recordIn(run, 'checkConfigurationRef');
    const result = meaning(results, textIn(run, 'status'));
    const told: Told = {
      id: id ?? '',
      type: textIn(recordIn(configuration, 'type'), 'name'),
      ...settingsOf(configuration, sources.configurations),
      asked: instantIn(run, 'createdDate', scope.context),
      ended: result && instantIn(run, 'completedDate', scope.context),
      result,
      environment: environmentOf(
        recordIn(configuration, 'resource'),
        sources.environments,
      ),
      stage: stage?.name ?? textIn(node, 'Name'),
      attempt: stage?.attempt ?? attemptIn(node, 'Attempt') ?? 1,
    };
    return id ? [told] : [];
  });
}

/** What people called a check, and the task that it runs. */
function settingsOf(configuration: Values, known: readonly Values[]) {
  const id = idIn(configuration, 'id');
  const whole = known.find(each => idIn(each, 'id') === id) ?? {};
  const settings = recordIn(whole, 'settings');
  const task = textIn(recordIn(settings, 'definitionRef'), 'name');
  return { name: textIn(settings, 'displayName') ?? task, task };
}

/** Only of environments: an approval may also protect a connection or a pool. */
function environmentOf(
  resource: Values,
  names: ReadonlyMap<string, string>,
): string | undefined {
  return textIn(resource, 'type') === 'environment'
    ? textIn(resource, 'name') ?? names.get(idIn(resource, 'id') ?? '')
    : undefined;
}

function together(told: readonly Told[]): Check {
  const known = told.map(each =>
    Object.fromEntries(
      Object.entries(each).filter(([, value]) => value !== undefined),
    ),
  );
  // The first to tell is the timeline, so that its times count with or without suites.
  const check: Told = Object.assign({}, ...known.reverse());
  const { type = '', task, label, name = label, ...rest } = check;
  return {
    ...rest,
    kind: kindOf(type, task ?? name ?? ''),
    name: name ?? type,
    attempt: check.attempt ?? 1,
  };
}

/** Every check of a build, told by its timeline, its check suites, or both. */
export function checksOf(sources: CheckSources, scope: Scope): Check[] {
  const told = [
    ...sources.records
      .filter(({ type }) => type.startsWith(RECORD))
      .map(record => toldByRecord(record, scope)),
    ...sources.suites.flatMap(suite => toldBySuite(suite, sources, scope)),
  ];
  const byId = new Map<string, Told[]>();
  for (const each of told) {
    byId.set(each.id, [...(byId.get(each.id) ?? []), each]);
  }
  return [...byId.values()].map(together);
}
