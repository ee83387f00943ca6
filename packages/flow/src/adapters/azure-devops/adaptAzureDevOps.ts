import {
  Adaptation,
  combine,
  ignored,
  nothing,
  orMissing,
  unrecognised,
} from '../adaptation';
import { AdapterContext } from '../context';
import { describe, isRecord, Values } from '../reading';
import { organisationOf } from './address';
import { approvalFacts, subjectOfApproval } from './approval';
import { runFacts } from './build';
import {
  adaptChange,
  adaptLoneChange,
  adaptLoneCommit,
  adaptLoneThread,
} from './change';
import { adaptEnvironment, adaptLoneRecord } from './environment';
import { hintOf } from './hint';
import {
  adaptCheckSuite,
  adaptPipelineRun,
  adaptTimeline,
} from './pipelineRun';
import { isWebhook, listIn, Shape, shapeOf } from './recognise';
import { adaptRelease, adaptReleaseDeployment, adaptReleases } from './release';
import { adaptReleaseApproval, subjectOfRow } from './releaseApproval';
import { runKey, Scope } from './scope';
import { reasonUnused } from './unused';
import { adaptWebhook } from './webhook';

type Reader = (values: Values, scope: Scope) => Adaptation;

/** An approval alone: its run may be in it, or in its path. */
const adaptLoneApproval: Reader = (approval, scope) => {
  const { build } = hintOf(scope.context.pathHint);
  const subject = subjectOfApproval(approval);
  const run = subject.run ?? (build && runKey(build));
  return { facts: approvalFacts(approval, { ...subject, run }, scope) };
};

const readers: Record<Shape, Reader> = {
  pipelineRun: adaptPipelineRun,
  change: adaptChange,
  environment: adaptEnvironment,
  releases: adaptReleases,
  timeline: adaptTimeline,
  checkSuite: adaptCheckSuite,
  approval: adaptLoneApproval,
  releaseApproval: (values, scope) =>
    adaptReleaseApproval(values, subjectOfRow(values), scope),
  releaseDeployment: (values, scope) => adaptReleaseDeployment(values, scope),
  release: (values, scope) => adaptRelease(values, scope),
  environmentRecord: adaptLoneRecord,
  pullRequest: adaptLoneChange,
  thread: adaptLoneThread,
  commit: adaptLoneCommit,
  build: (values, scope) => ({ facts: runFacts(values, scope) }),
};

/** Shapes of which one without any occurrence is nothing to complain about. */
const mayBeEmpty = new Set<Shape>([
  'pipelineRun',
  'environment',
  'releases',
  'timeline',
  'checkSuite',
  'release',
  'environmentRecord',
]);

function adaptObject(values: Values, context: AdapterContext): Adaptation {
  const shape = shapeOf(values);
  if (!shape) {
    const reason = reasonUnused(values);
    return reason
      ? ignored(reason)
      : unrecognised(
          `${describe(values)} is no answer of Azure DevOps that is known`,
        );
  }
  const parts = Object.values(values).flatMap(value =>
    Array.isArray(value) ? value.slice(0, 1) : [value],
  );
  const source = organisationOf([values, ...parts.filter(isRecord)], context);
  const adaptation = readers[shape](values, { source, context });
  return mayBeEmpty.has(shape)
    ? adaptation
    : orMissing(adaptation, `a ${shape}`);
}

/**
 * Reads any payload of Azure DevOps as facts: an answer or a service hook.
 *
 * @remarks
 * Recognised by shape alone; see the head of this folder's index for all of
 * them and for what is knowingly not used. Never throws.
 */
export function adaptAzureDevOps(
  payload: unknown,
  context: AdapterContext = {},
): Adaptation {
  if (Array.isArray(payload)) {
    const parts = payload.map(each => adaptAzureDevOps(each, context));
    return parts.length ? combine(parts) : nothing();
  }
  if (!isRecord(payload)) {
    return unrecognised(
      `${describe(payload)} is no JSON object of Azure DevOps`,
    );
  }
  if (isWebhook(payload)) {
    return adaptWebhook(payload, { context });
  }
  const list = listIn(payload);
  return list ? adaptAzureDevOps(list, context) : adaptObject(payload, context);
}
