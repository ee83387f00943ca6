import { Build, DeploymentRecord, Environment, Project } from '../api/types';
import { dueKey } from './builds';
import { instantOf } from './instantOf';
import { Pass } from './Pass';

/** Records of one page. */
const PAGE = 200;
/** Builds that one request asks for by number. */
const MOST_BUILDS = 100;

/** A record that will change: its deployment goes on. */
const isOpen = ({ result, finishTime }: DeploymentRecord) =>
  !result || instantOf(finishTime) === undefined;

/** Builds of deployments, those of this run from memory. */
async function buildsOf(
  records: readonly DeploymentRecord[],
  project: Project,
  pass: Pass,
): Promise<Build[]> {
  const ids = new Set(records.flatMap(({ owner }) => owner?.id ?? []));
  const missing = [...ids].filter(id => !pass.builds.has(id));
  for (let at = 0; at < missing.length; at += MOST_BUILDS) {
    const buildIds = missing.slice(at, at + MOST_BUILDS).join(',');
    const address = pass.client.address('build/builds', {
      project: project.id,
      query: { buildIds },
    });
    for (const build of await pass.client.list<Build>(address, pass.signal)) {
      pass.builds.set(build.id, build);
    }
  }
  return [...ids].flatMap(id => pass.builds.get(id) ?? []);
}

async function storeRecords(
  environment: Environment,
  records: readonly DeploymentRecord[],
  project: Project,
  pass: Pass,
): Promise<void> {
  const builds = (await buildsOf(records, project, pass)).filter(build =>
    pass.selected.hasBuild(project, build),
  );
  const ours = new Set(builds.map(({ id }) => id));
  const deployments = records.filter(({ owner }) => ours.has(owner?.id ?? 0));
  if (deployments.length > 0) {
    await pass.store([{ environment, deployments, builds }]);
  }
}

/**
 * The deployments to one environment, the newest first, down to the last one
 * that is known to have ended.
 */
async function fetchRecords(
  environment: Environment,
  project: Project,
  pass: Pass,
): Promise<void> {
  const key = `projects/${project.id}/environments/${environment.id}`;
  const { memory } = pass.context;
  const floor = (await memory.get<number>(key)) ?? 0;
  const address = pass.client.address(
    `distributedtask/environments/${environment.id}/environmentdeploymentrecords`,
    { project: project.id, query: { top: PAGE } },
  );
  let newest = floor;
  let oldestOpen = Infinity;
  for await (const page of pass.client.pages<DeploymentRecord>(
    address,
    pass.signal,
  )) {
    const fresh = page.filter(
      ({ id, queueTime }) =>
        id > floor && (instantOf(queueTime) ?? Infinity) >= pass.since,
    );
    await storeRecords(environment, fresh, project, pass);
    newest = Math.max(newest, ...page.map(({ id }) => id));
    oldestOpen = Math.min(
      oldestOpen,
      ...fresh.filter(isOpen).map(({ id }) => id),
    );
    const isNewestFirst = page[0]?.id >= (page.at(-1)?.id ?? 0);
    if (fresh.length < page.length && isNewestFirst) {
      break;
    }
  }
  const known = Math.min(newest, oldestOpen - 1);
  if (known !== floor) {
    await memory.set(key, known);
  }
}

/**
 * Deployments of a project's pipelines to its environments.
 *
 * @remarks
 * Each belongs to a build: while none ended or goes on, there is nothing new,
 * and nothing is asked.
 */
export async function fetchDeployments(
  project: Project,
  pass: Pass,
): Promise<void> {
  const { memory } = pass.context;
  if (!(await memory.get<boolean>(dueKey(project)))) {
    return;
  }
  for (const environment of await pass.environmentsOf(project)) {
    await fetchRecords(environment, project, pass);
  }
  await memory.delete(dueKey(project));
}
