import { Adaptation, ignored, orMissing, unrecognised } from '../adaptation';
import { AdapterContext } from '../context';
import { describe, recordIn, Values } from '../reading';
import { alertFacts } from './alert';
import { analysisFacts } from './analysis';
import { changeFacts } from './change';
import { adaptCheckRun } from './checkRun';
import { commentFacts } from './comment';
import { commitFacts } from './commit';
import { deploymentFacts } from './deployment';
import { adaptDeploymentBundle } from './deploymentBundle';
import { statusFact, statusOf } from './deploymentStatus';
import { hintOf } from './hint';
import { jobFacts } from './job';
import { adaptPendingDeployment } from './pendingDeployment';
import { placeOf } from './place';
import { Shape, shapeOf } from './recognise';
import { reviewFacts } from './review';
import { adaptRunApproval } from './runApproval';
import { adaptRunBundle, attemptFacts } from './runBundle';
import { Scope } from './scope';
import { adaptTimelineEvent } from './timeline';
import { reasonUnused } from './unused';

type Reader = (values: Values, scope: Scope) => Adaptation;

/** Run approvals and pending deployments find their place by themselves. */
type Placed = Exclude<Shape, 'runApproval' | 'pendingDeployment'>;

const readers: Record<Placed, Reader> = {
  runBundle: adaptRunBundle,
  deploymentBundle: adaptDeploymentBundle,
  run: (values, scope) => ({ facts: attemptFacts(values, scope) }),
  job: (values, scope) => ({ facts: jobFacts(values, scope) }),
  checkRun: adaptCheckRun,
  analysis: (values, scope) => ({ facts: analysisFacts(values, scope) }),
  alert: (values, scope) => ({ facts: alertFacts(values, scope) }),
  change: (values, scope) => ({ facts: changeFacts(values, scope) }),
  review: (values, scope) => {
    const facts = reviewFacts(values, scope);
    return facts.length
      ? { facts }
      : ignored('pending review: nobody has been told anything yet');
  },
  comment: (values, scope) => {
    const facts = commentFacts(values, scope);
    return facts.length
      ? { facts }
      : ignored('comment on an issue, not on a pull request');
  },
  commit: (values, scope) => ({
    facts: commitFacts(values, scope, hintOf(scope.context.pathHint).change),
  }),
  deployment: (values, scope) => ({ facts: deploymentFacts(values, scope) }),
  deploymentStatus: (values, scope) => {
    const status = statusOf(values, scope);
    return status
      ? { facts: [statusFact(status, scope)] }
      : unrecognised(
          'a deployment status with a state or address that is not known',
        );
  },
  timelineEvent: adaptTimelineEvent,
};

/** The object that says where a bundle belongs. */
function subjectOf(values: Values, shape: Shape): Values {
  const field = { runBundle: 'run', deploymentBundle: 'deployment' }[
    shape as string
  ];
  return field ? recordIn(values, field) : values;
}

/** One object of a REST answer. */
export function adaptObject(
  values: Values,
  context: AdapterContext,
): Adaptation {
  const shape = shapeOf(values);
  if (!shape) {
    const reason = reasonUnused(values);
    return reason
      ? ignored(reason)
      : unrecognised(
          `${describe(values)} is no answer or webhook of GitHub that is known`,
        );
  }
  if (shape === 'runApproval') {
    return orMissing(adaptRunApproval(values, context), 'an approval of a run');
  }
  if (shape === 'pendingDeployment') {
    return adaptPendingDeployment(values, context);
  }
  const place = placeOf(subjectOf(values, shape), undefined, context);
  return place
    ? orMissing(readers[shape](values, { place, context }), `a ${shape}`)
    : unrecognised(
        `a ${shape} without repository; put it into the path, like repos/owner/name/${shape}s.json`,
      );
}
