import { Instant, moved } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { Adaptation, ignored, unrecognised } from '../adaptation';
import { AdapterContext } from '../context';
import {
  factFrom,
  instantIn,
  numberIn,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { hintOf } from './hint';
import { placeOf } from './place';
import { approvalKey, runKey, timerKey } from './scope';

export const WAIT_TIMER = 'wait timer';

/** GitHub's own limit, 30 days; what is longer is no timer of its. */
export const MOST_MINUTES = 43_200;

/** An environment that an attempt of a run waits for. */
export interface Pending {
  source: string;
  repository: string;
  run: string;
  /** Undefined where the path does not say: then it holds whichever attempt runs. */
  attempt?: number;
  environment: string;
  started: Instant;
}

/** A wait timer: deliberate, and nobody's decision. Its end is arithmetic. */
export function pendingTimerFacts(values: Values, pending: Pending): AnyFact[] {
  const minutes = numberIn(values, 'wait_timer') ?? 0;
  const { source, started, attempt = 1, ...of } = pending;
  const end = moved(started, minutes * 60_000);
  if (!end || minutes <= 0 || minutes > MOST_MINUTES) {
    return [];
  }
  const key = timerKey(of.run, attempt, of.environment);
  const data = { key, name: WAIT_TIMER, ...of, attempt };
  return [
    factFrom('timer.started', {
      id: `${key}/started`,
      source,
      at: started,
      data,
    }),
    factFrom('timer.finished', {
      id: `${key}/finished`,
      source,
      at: end,
      inferred: true,
      data,
    }),
  ];
}

/** Reviewers are asked at the moment the timer starts: both hold the same job. */
function askedFact({ source, started, ...of }: Pending): AnyFact {
  const key = approvalKey(of.run, of.attempt ?? 1, of.environment);
  return factFrom('approval.created', {
    id: `${key}/pending`,
    source,
    at: started,
    inferred: true,
    data: { key, ...of },
  });
}

/** `actions/runs/{id}/pending_deployments`: what a run is waiting for now. */
export function adaptPendingDeployment(
  values: Values,
  context: AdapterContext,
): Adaptation {
  const hint = hintOf(context.pathHint);
  const environment = recordIn(values, 'environment');
  const name = textIn(environment, 'name');
  const place = placeOf(environment, undefined, context);
  if (!hint.run || !name || !place) {
    return unrecognised(
      'pending deployments do not say which run; put its id into the path, like runs/123/pending_deployments.json',
    );
  }
  const started = instantIn(values, 'wait_timer_started_at', context);
  if (!started) {
    // Reviewers are asked, but nothing says since when: the statuses do.
    return ignored(
      'pending deployment: nothing says since when; the statuses of its deployment do',
    );
  }
  const pending: Pending = {
    ...place,
    run: runKey(place, hint.run),
    attempt: hint.attempt,
    environment: name,
    started,
  };
  const facts = [
    ...pendingTimerFacts(values, pending),
    ...(recordsIn(values, 'reviewers').length ? [askedFact(pending)] : []),
  ];
  return facts.length
    ? { facts }
    : ignored('pending deployment: neither a timer nor reviewers');
}
