import { Person } from '../../events/data/person';
import { mentionsIn } from '../../link/mentions';
import { AdapterContext } from '../context';
import { recordIn, recordsIn, textIn, Values } from '../reading';
import { personNamed } from './person';
import { millisIn } from './reads';

/** Why a build was interrupted is told by an action of its own. */
export const isInterruption = (action: Values) =>
  /InterruptedBuildAction$/.test(textIn(action, '_class') ?? '');

const classOf = (cause: Values) =>
  (textIn(cause, '_class') ?? '').split(/[.$]/).at(-1) ?? '';

/** Causes by their class, and what other vendors call them. */
const triggers: ReadonlyArray<readonly [RegExp, string]> = [
  [/^Restart|^Checkpoint/, 'restart'],
  [/^Replay/, 'replay'],
  [/^(Build)?UpstreamCause$/, 'upstream'],
  [/^TimerTrigger|^ParameterizedTimer/, 'schedule'],
  [/^SCMTrigger|^BranchEvent|^BranchIndexing|Push|WebHook/i, 'push'],
  [/^RemoteCause$/, 'api'],
  [/^UserId/, 'manual'],
];

/** Why a build began. */
export interface Causes {
  trigger?: string;
  actor?: Person;
  /** The stage that it was restarted from: those before it were not run. */
  restartedFrom?: string;
  /** The build that started it. */
  upstream?: { job: string; number: string };
}

/** What started a build; somebody who restarts it is only one of its causes. */
function triggerOf(causes: readonly Values[]): string | undefined {
  const classes = causes.map(classOf);
  const known = triggers.find(([pattern]) =>
    classes.some(each => pattern.test(each)),
  );
  return known?.[1] ?? (classes[0] || undefined);
}

/** A restart says its stage in words alone: `Restarted from build #3, stage Deploy`. */
const restartIn = (cause: Values): string | undefined =>
  /^RestartDeclarative/.test(classOf(cause))
    ? /, stage (.+)$/.exec(textIn(cause, 'shortDescription') ?? '')?.[1]
    : undefined;

function upstreamIn(cause: Values): Causes['upstream'] {
  const job = textIn(cause, 'upstreamProject');
  const number = millisIn(cause, 'upstreamBuild');
  return job && number ? { job, number: String(number) } : undefined;
}

const firstOf = <T>(
  causes: readonly Values[],
  read: (cause: Values) => T | undefined,
) => causes.map(read).find(each => each !== undefined);

/** Reads the causes of a build. */
export function causesOf(build: Values, context: AdapterContext): Causes {
  const causes = recordsIn(build, 'actions')
    .filter(action => !isInterruption(action))
    .flatMap(action => recordsIn(action, 'causes'));
  return {
    trigger: triggerOf(causes),
    actor: firstOf(causes, cause =>
      personNamed(textIn(cause, 'userId'), context),
    ),
    restartedFrom: firstOf(causes, restartIn),
    upstream: firstOf(causes, upstreamIn),
  };
}

const waits = [
  'waitingDurationMillis',
  'blockedDurationMillis',
  'buildableDurationMillis',
];

/**
 * How long a build stood in Jenkins' queue before it began to exist.
 *
 * @remarks Recorded by the Metrics plugin alone.
 */
export function queuedFor(build: Values): number | undefined {
  for (const action of recordsIn(build, 'actions')) {
    const whole = millisIn(action, 'queuingDurationMillis');
    const parts = waits.flatMap(name => millisIn(action, name) ?? []);
    if (whole !== undefined || parts.length > 0) {
      return whole ?? parts.reduce((sum, each) => sum + each, 0);
    }
  }
  return undefined;
}

/** Tickets that the commits name which a build has and the one before had not. */
export function ticketsOf(build: Values): string[] {
  const sets = [
    ...recordsIn(build, 'changeSets'),
    recordIn(build, 'changeSet'),
  ];
  const messages = sets
    .flatMap(set => recordsIn(set, 'items'))
    .map(commit => textIn(commit, 'comment') ?? textIn(commit, 'msg'));
  const named = messages.flatMap(message => mentionsIn({ message }));
  // One more than counts is enough to say that it is about none of them.
  return [...new Set(named)].sort().slice(0, 50);
}

/** The value of a build's parameter. */
export function parameterOf(build: Values, name: string): string | undefined {
  const found = recordsIn(build, 'actions')
    .flatMap(action => recordsIn(action, 'parameters'))
    .find(each => each.name === name);
  return found && textIn(found, 'value');
}
