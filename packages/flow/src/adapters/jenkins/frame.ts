import { Instant, moved } from '../../events/instant';
import { FactData } from '../../events/factData';
import { idIn, instantIn, textIn, Values } from '../reading';
import { Address } from './address';
import { Causes, causesOf, queuedFor, ticketsOf } from './causes';
import { isGoingOn, outcomeOf } from './outcome';
import { millisIn } from './reads';
import { Checkout, checkoutsIn, ownAmong } from './scm';
import { runKey, Scope } from './scope';

/** What is known of one build, each part from another answer. */
export interface BuildParts {
  /** `…/<n>/api/json`. */
  build?: Values;
  /** `…/<n>/wfapi/describe`. */
  describe?: Values;
  /** Builds that started it, the nearest first. */
  upstream: readonly Values[];
}

/** What all facts of one build repeat. */
export interface Frame {
  run: string;
  job: string;
  build?: Values;
  scope: Scope;
  /** What it is of. */
  checkout: Checkout;
  /** Everything that it, and the builds that started it, checked out. */
  checkouts: readonly Checkout[];
  causes: Causes;
  tickets: string[];
  url?: string;
  /** Not over yet: what is told of it now is not all there will be to tell. */
  isOpen: boolean;
  /** End of the ids of facts: what was known when they were told. */
  suffix: string;
  queued?: Instant;
  started?: Instant;
  finished?: Instant;
  outcome?: FactData['pipelinerun.finished']['outcome'];
}

/** The stage view has nothing to say of a build that is no pipeline. */
const isPipeline = (build: Values) =>
  /WorkflowRun$/.test(textIn(build, '_class') ?? 'WorkflowRun');

/** It exists, and no executor took it yet. */
const isWaiting = (describe: Values) =>
  textIn(describe, 'status') === 'NOT_EXECUTED' &&
  !millisIn(describe, 'durationMillis');

function isOpen({ build, describe }: BuildParts): boolean {
  const status = describe && textIn(describe, 'status');
  if (build) {
    return (
      build.building === true ||
      outcomeOf(textIn(build, 'result')) === undefined ||
      isGoingOn(status)
    );
  }
  return isGoingOn(status) || Boolean(describe && isWaiting(describe));
}

/**
 * When a build was asked for.
 *
 * @remarks
 * A build is given its number when it leaves the queue; what the Metrics
 * plugin recorded lies before that. The stage view counts back from the start.
 */
function queuedAt(
  { build, describe }: BuildParts,
  started: Instant | undefined,
  { context }: Scope,
): Instant | undefined {
  const numbered = build && instantIn(build, 'timestamp', context);
  const before = build && queuedFor(build);
  if (numbered && (before !== undefined || describe)) {
    return moved(numbered, -(before ?? 0));
  }
  const wait = describe && millisIn(describe, 'queueDurationMillis');
  return moved(started, wait === undefined ? undefined : -wait);
}

function instantsOf(parts: BuildParts, scope: Scope) {
  const { build, describe } = parts;
  const { context } = scope;
  const waits = describe !== undefined && isWaiting(describe);
  const told = describe && instantIn(describe, 'startTimeMillis', context);
  const numbered = build && instantIn(build, 'timestamp', context);
  const started = waits && isOpen(parts) ? undefined : told ?? numbered;
  const lasted =
    (describe && millisIn(describe, 'durationMillis')) ??
    (build && millisIn(build, 'duration'));
  return {
    started,
    // One that waits has no start to count back from: it was given its number then.
    queued: waits && !build ? told : queuedAt(parts, started, scope),
    finished:
      (describe && instantIn(describe, 'endTimeMillis', context)) ??
      moved(started, lasted),
  };
}

/** The checkout of the build, or else of the nearest one that started it. */
function checkoutOf({ build, upstream }: BuildParts, job: string): Checkout {
  return (
    [...(build ? [build] : []), ...upstream]
      .map(each => ownAmong(checkoutsIn(each), job))
      .find(each => each !== undefined) ?? {}
  );
}

/** What facts repeat that a build does not have from its beginning. */
type Known = Pick<Frame, 'checkout' | 'checkouts' | 'tickets'>;

/**
 * Which ids facts are told under.
 *
 * Of one that only one answer is about less is known than of one with both,
 * and of an open build less than there will be: it checks out what it is of
 * after it began, and perhaps more later. The poorer facts must not compete with
 * the richer ones about the same occurrence. What is known only ever grows, so
 * that counts tell one state of it from the next, and an occurrence that is
 * told again with nothing new keeps its id.
 */
function suffixOf(
  { build, describe }: BuildParts,
  { checkout, checkouts, tickets }: Known,
): string {
  const missing = [
    ...(build ? [] : ['build']),
    ...(describe || (build && !isPipeline(build)) ? [] : ['stages']),
  ];
  const without = missing.length ? `/without-${missing.join('-')}` : '';
  if (checkouts.length === 0 && tickets.length === 0) {
    return without;
  }
  const commit = checkout.headSha?.slice(0, 12) ?? 'unknown';
  return `${without}/${commit}-${checkouts.length}-${tickets.length}`;
}

/** Puts together what the answers about one build say of the whole of it. */
export function frameOf(
  parts: BuildParts,
  { job, number }: Required<Pick<Address, 'job' | 'number'>>,
  scope: Scope,
): Frame {
  const { build, describe } = parts;
  const open = isOpen(parts);
  const known: Known = {
    checkout: checkoutOf(parts, job),
    checkouts: [...(build ? [build] : []), ...parts.upstream].flatMap(
      checkoutsIn,
    ),
    tickets: build ? ticketsOf(build) : [],
  };
  const result =
    (build && textIn(build, 'result')) ??
    (describe && textIn(describe, 'status'));
  return {
    run: runKey(job, number),
    job,
    build,
    scope,
    ...known,
    causes: build ? causesOf(build, scope.context) : {},
    url: build && textIn(build, 'url'),
    isOpen: open,
    suffix: suffixOf(parts, known),
    ...instantsOf(parts, scope),
    outcome: open ? undefined : outcomeOf(result),
  };
}

/** The number of a build as the API writes it. */
export const numberOf = (build: Values) => idIn(build, 'number');
