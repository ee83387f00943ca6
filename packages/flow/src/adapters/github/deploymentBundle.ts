import { moved } from '../../events/instant';
import { AnyFact, Fact } from '../../events/fact';
import { Adaptation } from '../adaptation';
import {
  factFrom,
  idIn,
  instantIn,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { decided } from './decision';
import { deploymentFacts } from './deployment';
import { Status, statusFact, statusOf } from './deploymentStatus';
import { Wait, waitFacts, waitsOf } from './inferredApproval';
import {
  MOST_MINUTES,
  pendingTimerFacts,
  WAIT_TIMER,
} from './pendingDeployment';
import { attemptAt, attemptsIn } from './runBundle';
import { decisionsFor } from './runApproval';
import { deploymentKey, runKey, Scope, timerKey } from './scope';
import { pendingOf, waitedFor, WaitedFor } from './waitedFor';

/** A deployment with what is known of its run and its environment. */
interface Deployed {
  values: Values;
  environment: string;
  run?: string;
  attempt: number;
  scope: Scope;
}

function deployedIn(
  values: Values,
  statuses: readonly Status[],
  scope: Scope,
): Deployed {
  const { place, context } = scope;
  const deployment = recordIn(values, 'deployment');
  const id = idIn(recordIn(values, 'run'), 'id');
  return {
    values,
    environment: textIn(deployment, 'environment') ?? '',
    run: id
      ? runKey(place, id)
      : statuses.find(({ run }) => run !== undefined)?.run,
    attempt: attemptAt(
      attemptsIn(values),
      instantIn(deployment, 'created_at', context),
      scope,
    ),
    scope,
  };
}

/**
 * A timer that the environment's settings tell, and no pending deployment.
 *
 * A wait that was over sooner shows that the timer was set later.
 */
function settledTimerFacts(
  { waiting, next }: Wait,
  { environment, run, attempt, scope }: Deployed,
  minutes: number = 0,
): AnyFact[] {
  const { source, repository } = scope.place;
  const end = moved(waiting.at, minutes * 60_000);
  const isOne = minutes > 0 && minutes <= MOST_MINUTES;
  if (!isOne || !end || (next && next.at.time < end.time)) {
    return [];
  }
  const data = {
    key: timerKey(run ?? waiting.deployment, attempt, environment),
    name: WAIT_TIMER,
    repository,
    run,
    environment,
    attempt,
  };
  const tell = (what: 'started' | 'finished', at: Status['at']) =>
    factFrom(`timer.${what}` as const, {
      id: `${waiting.deployment}/statuses/${waiting.id}/timer/${what}`,
      source,
      at,
      inferred: true,
      data,
    });
  return [tell('started', waiting.at), tell('finished', end)];
}

/** While it waits, its run says since when a timer does. */
function timerFacts(
  waits: readonly Wait[],
  deployed: Deployed,
  { timer }: WaitedFor,
): AnyFact[] {
  const { values, environment, run, attempt, scope } = deployed;
  const pending = pendingOf(values, environment);
  const started =
    pending && instantIn(pending, 'wait_timer_started_at', scope.context);
  return run && started
    ? pendingTimerFacts(pending, {
        ...scope.place,
        run,
        attempt,
        environment,
        started,
      })
    : waits.flatMap(wait => settledTimerFacts(wait, deployed, timer));
}

/** The rounds of people, with who decided them where the run records it. */
function approvalFacts(
  waits: readonly Wait[],
  { values, environment, scope }: Deployed,
  { people }: WaitedFor,
): AnyFact[] {
  if (!Array.isArray(values.approvals)) {
    return people === false
      ? []
      : waits.flatMap(wait => waitFacts(wait, scope));
  }
  const decisions = recordsIn(values, 'approvals').flatMap(approval =>
    decisionsFor(approval, environment, scope),
  );
  const nobodyDecided = decisions.length === 0;
  if (nobodyDecided && people === false) {
    return [];
  }
  return waits.flatMap(wait => {
    const facts = waitFacts(wait, scope);
    const closed = facts.find(
      (fact): fact is AnyFact & Fact<'approval.closed'> =>
        fact.type === 'approval.closed',
    );
    // It went on by itself: a timer, or the rule of an app.
    const byItself = nobodyDecided && closed?.data.status === 'approved';
    return byItself
      ? []
      : facts.map(fact =>
          fact === closed ? decided(closed, decisions) : fact,
        );
  });
}

/**
 * A deployment with its statuses, and what its run and its environment say of
 * the waits between them.
 */
export function adaptDeploymentBundle(
  values: Values,
  scope: Scope,
): Adaptation {
  const statuses = recordsIn(values, 'statuses').flatMap(
    each => statusOf(each, scope) ?? [],
  );
  const deployment = recordIn(values, 'deployment');
  const deployed = deployedIn(values, statuses, scope);
  const { run } = deployed;
  const own = deploymentKey(scope.place, idIn(deployment, 'id') ?? '');
  const waits = waitsOf(
    statuses
      .filter(each => each.deployment === own)
      .map(each => (each.run || !run ? each : { ...each, run, joined: true })),
  );
  const what = waitedFor(values, deployed.environment);
  return {
    facts: [
      ...deploymentFacts(deployment, scope, run),
      ...statuses.map(each => statusFact(each, scope)),
      ...approvalFacts(waits, deployed, what),
      ...timerFacts(waits, deployed, what),
    ],
  };
}
