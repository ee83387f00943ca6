import { Cursor } from '@delivery-stack/backstage-plugin-delivery-node';
import { Build, Project } from '../api/types';
import { instantOf } from './instantOf';
import { Pass } from './Pass';
import { runPayload } from './runPayload';

/** Builds of one page: what a crash repeats at most. */
const PAGE = 50;

/** Set while builds were read whose deployments may not have been. */
export const dueKey = (project: Project) =>
  `projects/${project.id}/deployments/due`;

/** Stores builds with everything about them. */
async function storeBuilds(
  builds: readonly Build[],
  project: Project,
  pass: Pass,
): Promise<void> {
  const selected = builds.filter(build =>
    pass.selected.hasBuild(project, build),
  );
  if (selected.length === 0) {
    return;
  }
  await pass.context.memory.set(dueKey(project), true);
  selected.forEach(build => pass.builds.set(build.id, build));
  await pass.store(
    await Promise.all(selected.map(build => runPayload(build, project, pass))),
  );
}

/** Builds that ended, in the order of their ends: each is asked about once. */
async function fetchFinished(project: Project, pass: Pass): Promise<void> {
  const key = `projects/${project.id}/builds`;
  const cursor = await Cursor.open(pass.context.memory, key, pass.since);
  const passedOf = ({ id, finishTime }: Build) => ({
    id: String(id),
    time: instantOf(finishTime) ?? 0,
  });
  const address = pass.client.address('build/builds', {
    project: project.id,
    query: {
      statusFilter: 'completed',
      queryOrder: 'finishTimeAscending',
      minTime: cursor.from,
      $top: PAGE,
    },
  });
  for await (const page of pass.client.pages<Build>(address, pass.signal)) {
    const fresh = page.filter(build => cursor.isNew(passedOf(build)));
    await storeBuilds(fresh, project, pass);
    await cursor.pass(page.map(passedOf));
  }
}

/** Builds under way: somebody may be asked to approve one right now. */
async function fetchRunning(project: Project, pass: Pass): Promise<void> {
  const address = pass.client.address('build/builds', {
    project: project.id,
    query: {
      statusFilter: 'inProgress,cancelling,postponed,notStarted',
      $top: PAGE,
    },
  });
  for await (const page of pass.client.pages<Build>(address, pass.signal)) {
    await storeBuilds(page, project, pass);
  }
}

/** The builds of a project that ended since the last run, or still go on. */
export async function fetchBuilds(project: Project, pass: Pass): Promise<void> {
  await fetchFinished(project, pass);
  await fetchRunning(project, pass);
}

/** One build, whose id a webhook told. */
export async function fetchBuild(
  id: string,
  project: string,
  pass: Pass,
): Promise<void> {
  const address = pass.client.address(`build/builds/${id}`, { project });
  const build = await pass.optional(
    `build ${id}`,
    pass.client.get<Build & { project: Project }>(address, pass.signal),
  );
  if (build) {
    await storeBuilds([build], build.project, pass);
  }
}
