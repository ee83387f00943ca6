import { Adaptation, unrecognised } from '../adaptation';
import {
  idIn,
  isRecord,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { addressesOf } from './address';
import { runFacts } from './build';
import { checksOf } from './check';
import { checkFacts } from './checkFacts';
import { hintOf } from './hint';
import { jobFacts } from './job';
import { recordsOf } from './records';
import { RunSubject, runSubjectOf } from './runSubject';
import { runKey, Scope } from './scope';
import { isValidation, validationFacts } from './validation';

/** Answers about one build that tell more together than each alone. */
interface PipelineRun {
  timelines: readonly Values[];
  suites: readonly Values[];
  approvals: readonly Values[];
  configurations: readonly Values[];
  environments: readonly Values[];
}

function partsFacts(run: RunSubject, parts: PipelineRun, scope: Scope) {
  const records = recordsOf(parts.timelines);
  const names = parts.environments.map(
    each => [idIn(each, 'id') ?? '', textIn(each, 'name') ?? ''] as const,
  );
  const checks = checksOf(
    { ...parts, records, environments: new Map(names) },
    scope,
  );
  return [
    ...records
      .filter(({ type }) => type === 'Job')
      .flatMap(job => jobFacts(job, run, scope)),
    ...records
      .filter(isValidation)
      .flatMap(task => validationFacts(task, run, scope)),
    ...checks.flatMap(check => checkFacts(check, run, parts.approvals, scope)),
  ];
}

/**
 * `{ build, timelines, checkSuites, approvals, configurations, environments }`:
 * a build with the answers about it; all but the build may be missing.
 *
 * @remarks
 * Azure DevOps answers each alone, and none of them repeats what the others
 * know: a timeline names no repository, a check suite no stage, an approval no
 * environment.
 */
export function adaptPipelineRun(payload: Values, scope: Scope): Adaptation {
  const build = recordIn(payload, 'build');
  const parts = {
    timelines: recordsIn(payload, 'timelines'),
    suites: recordsIn(payload, 'checkSuites'),
    approvals: recordsIn(payload, 'approvals'),
    configurations: recordsIn(payload, 'configurations'),
    environments: recordsIn(payload, 'environments'),
  };
  return {
    facts: [
      ...runFacts(build, scope),
      ...partsFacts(runSubjectOf(build, scope), parts, scope),
    ],
  };
}

/** The build that an answer about one is of, by its address or its path. */
function buildOf(values: Values, scope: Scope): string | undefined {
  for (const { rest } of addressesOf(values)) {
    const build = /_apis\/build\/builds\/(\d+)/i.exec(rest)?.[1];
    if (build) {
      return build;
    }
  }
  return hintOf(scope.context.pathHint).build;
}

function alone(
  build: string | undefined,
  parts: Partial<PipelineRun>,
  scope: Scope,
): Adaptation {
  if (!build) {
    return unrecognised(
      'an answer about a build that does not say which; put its id into the path, like builds/123/timeline.json',
    );
  }
  const { repository } = hintOf(scope.context.pathHint);
  const none = {
    timelines: [],
    suites: [],
    approvals: [],
    configurations: [],
    environments: [],
  };
  return {
    facts: partsFacts(
      { run: runKey(build), repository },
      { ...none, ...parts },
      scope,
    ),
  };
}

/** `build/builds/{id}/timeline`, alone. */
export const adaptTimeline = (timeline: Values, scope: Scope): Adaptation =>
  alone(buildOf(timeline, scope), { timelines: [timeline] }, scope);

/** `pipelines/checks/runs/{id}`, alone: it may name its build itself. */
export function adaptCheckSuite(suite: Values, scope: Scope): Adaptation {
  const pipeline = recordIn(recordIn(suite, 'context'), 'Pipeline');
  const owner = pipeline.Owner;
  const build = isRecord(owner) ? idIn(owner, 'Id') : undefined;
  return alone(build ?? buildOf(suite, scope), { suites: [suite] }, scope);
}
