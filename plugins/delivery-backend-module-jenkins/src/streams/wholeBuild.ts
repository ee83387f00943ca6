import { ifThere } from '@delivery-stack/backstage-plugin-delivery-node';
import { BuildName } from '../api/addresses';
import { Build, Describe, Stage } from '../api/types';
import { Pass, WholeBuild } from './Pass';

/** Builds that started each other, followed upwards. */
const MOST_UPSTREAM = 5;

/** Stages whose steps are asked for, of one build. */
const MOST_NODES = 50;

/** After it, a run that the stage view shows as going on is one that a crash left so. */
const SETTLED_MS = 86_400_000;

/** A build that was read, and whether it is to be read again. */
export interface ReadBuild extends WholeBuild {
  isOpen: boolean;
}

/** What is left when a build is no pipeline: classes are told of most. */
const isPipeline = ({ _class }: Build) =>
  _class === undefined || /WorkflowRun$/.test(_class);

const goesOn = ({ status }: { status?: string }) =>
  status === 'IN_PROGRESS' || status === 'PAUSED_PENDING_INPUT';

/** Its steps say when the wait began, and until when it lasted. */
const hasPaused = (stage: Stage) =>
  stage.status === 'PAUSED_PENDING_INPUT' ||
  (stage.pauseDurationMillis ?? 0) > 0;

function isOpen(
  build: Build,
  describe: Describe | undefined,
  pass: Pass,
): boolean {
  if (build.building || !build.result) {
    return true;
  }
  // The stage view lags behind for a moment; what a crash left stays.
  const ended = build.timestamp + (build.duration ?? 0);
  return (
    describe !== undefined &&
    goesOn(describe) &&
    pass.now() - ended < SETTLED_MS
  );
}

async function stagesOf(
  name: BuildName,
  build: Build,
  pass: Pass,
): Promise<Describe | undefined> {
  if (!isPipeline(build)) {
    return undefined;
  }
  const describe = await ifThere(pass.client.describe(name, pass.signal));
  pass.countStages(describe !== undefined);
  return describe;
}

async function nodesOf(
  name: BuildName,
  describe: Describe | undefined,
  pass: Pass,
): Promise<object[]> {
  const ids = (describe?.stages ?? [])
    .filter(hasPaused)
    .flatMap(({ id }) => id ?? [])
    .slice(0, MOST_NODES);
  const nodes = await Promise.all(
    ids.map(id => ifThere(pass.client.node(name, id, pass.signal))),
  );
  return nodes.filter(each => each !== undefined);
}

const startedBy = ({ actions }: Build): BuildName | undefined => {
  const causes = (actions ?? []).flatMap(action => action?.causes ?? []);
  const cause = causes.find(each => each.upstreamProject && each.upstreamBuild);
  return cause && { job: cause.upstreamProject!, number: cause.upstreamBuild! };
};

/** Builds that started it, the nearest first: a job that deploys checks nothing out. */
async function upstreamOf(build: Build, pass: Pass): Promise<Build[]> {
  const found: Build[] = [];
  let at = startedBy(build);
  while (at && found.length < MOST_UPSTREAM) {
    const next: Build | undefined = await pass.upstream(at);
    if (!next) {
      break;
    }
    found.push(next);
    at = startedBy(next);
  }
  return found;
}

/**
 * A build with everything about it, as the adapter reads it together.
 *
 * @returns Undefined where it is gone.
 */
export async function readBuild(
  name: BuildName,
  pass: Pass,
  options: { withStages?: boolean } = {},
): Promise<ReadBuild | undefined> {
  const { withStages = true } = options;
  const build = await ifThere(pass.client.build(name, pass.signal));
  if (!build) {
    return undefined;
  }
  const describe = withStages ? await stagesOf(name, build, pass) : undefined;
  const payload = {
    build,
    ...(describe ? { describe } : {}),
    nodes: await nodesOf(name, describe, pass),
    upstream: await upstreamOf(build, pass),
  };
  return {
    name,
    payload,
    isOpen: isOpen(build, describe, pass),
  };
}
