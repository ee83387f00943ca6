import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { meaning } from '../../events/meaning';
import { factFrom } from '../reading';
import { Target } from './deploymentRules';
import { Frame } from './frame';
import { Input } from './input';
import { checkoutAt } from './scm';
import { deploymentKey } from './scope';
import { Stage } from './stage';

type Deployment = FactData['deployment.created'];

/** One deployment: what of, and from when to when. */
interface Course {
  target: Target;
  /** Undefined: the build as a whole. */
  stage?: string;
  created?: Instant;
  /** When it really began: behind whatever it waited for. */
  begun?: Instant;
  ended?: Instant;
  /** Undefined while it goes on. */
  state?: Deployment['state'];
}

/** What a result says of a deployment: one that failed its tests is out all the same. */
const states: Record<string, Deployment['state']> = {
  SUCCESS: 'success',
  UNSTABLE: 'success',
  FAILURE: 'failure',
  FAILED: 'failure',
  ABORTED: 'inactive',
};

/**
 * What is deployed: what the rule names, or else what was checked out.
 *
 * A job that deploys may check out scripts; their commit is then none of the
 * repository's. Addresses, because Jenkins hosts no code: a name would be
 * nobody's.
 */
function deployedBy(
  { repository }: Target,
  { checkout, checkouts }: Frame,
): Pick<Deployment, 'repository' | 'sha' | 'ref'> {
  const of =
    repository === undefined ? checkout : checkoutAt(checkouts, repository);
  return {
    repository: repository ?? of?.address,
    sha: of?.headSha,
    ref: of?.branch,
  };
}

function courseFacts(course: Course, frame: Frame): AnyFact[] {
  const { target, stage, state } = course;
  const { run, causes, scope, suffix, url } = frame;
  const { environment } = target;
  const data: Deployment = {
    key: deploymentKey(run, { environment, stage }),
    environment,
    ...deployedBy(target, frame),
    run,
    actor: causes.actor,
    url,
  };
  const tell = (
    type:
      | 'deployment.created'
      | 'deployment.statuschanged'
      | 'service.deployed',
    what: string,
    at: Instant | undefined,
    now?: Deployment['state'],
  ): AnyFact[] =>
    at
      ? [
          factFrom(type, {
            id: `${data.key}/${what}${suffix}`,
            source: scope.source,
            at,
            data: { ...data, state: now },
          }),
        ]
      : [];
  const ending =
    state === 'success' ? 'service.deployed' : 'deployment.statuschanged';
  return [
    ...tell('deployment.created', 'created', course.created),
    ...tell('deployment.statuschanged', 'begun', course.begun, 'inProgress'),
    ...(state ? tell(ending, 'ended', course.ended, state) : []),
  ];
}

/** A stage that deploys begins to when the last of its inputs let it through. */
export function stageDeployment(
  stage: Stage,
  { target, inputs }: { target: Target; inputs: readonly Input[] },
  frame: Frame,
): AnyFact[] {
  const last = inputs.at(-1);
  const isHeld = inputs.some(each => !each.decided || each.isAborted);
  const course: Course = {
    target,
    stage: stage.id,
    created: stage.started,
    begun: isHeld ? undefined : last?.decided ?? stage.started,
    ended: stage.finished,
    state: stage.outcome && meaning(states, stage.status),
  };
  return courseFacts(course, frame);
}

/** A job that is a deployment as a whole. */
export function jobDeployment(
  target: Target,
  frame: Frame,
  result: string | undefined,
): AnyFact[] {
  const course: Course = {
    target,
    created: frame.queued ?? frame.started,
    begun: frame.started,
    ended: frame.finished,
    state: frame.outcome && meaning(states, result),
  };
  return courseFacts(course, frame);
}
