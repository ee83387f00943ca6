import { Deployment, Project } from '../api/types';
import { nameOf } from '../selection';
import { Pass } from './Pass';
import { jobsOf } from './pipelines';
import { UpdatedStream } from './UpdatedStream';

const CHUNK = 25;

const readKey = (project: Project, id: number) =>
  `${project.id}/deployments/${id}`;

/** Whether anybody was, or is, asked to approve it. */
const asksApproval = ({
  pending_approval_count: pending = 0,
  approvals = [],
  approval_summary: summary,
}: Deployment) =>
  pending > 0 || approvals.length > 0 || (summary?.rules ?? []).length > 0;

/** A deployment with its approvals; the jobs of its pipeline say when its turn came. */
async function deploymentPayload(
  { id }: Pick<Deployment, 'id'>,
  project: Project,
  pass: Pass,
): Promise<object | undefined> {
  const deployment = (await pass.optional(
    `${nameOf(project)} deployments`,
    pass.api.Deployments.show(project.id, id),
  )) as Deployment | undefined;
  const pipeline = deployment?.deployable?.pipeline?.id;
  const jobs =
    deployment && pipeline && asksApproval(deployment)
      ? await jobsOf(pipeline, project, pass)
      : [];
  return deployment && { deployment, jobs };
}

async function storeDeployments(
  deployments: ReadonlyArray<Pick<Deployment, 'id'>>,
  project: Project,
  pass: Pass,
): Promise<void> {
  const payloads = await Promise.all(
    deployments.map(each => deploymentPayload(each, project, pass)),
  );
  await pass.store(
    project,
    payloads.filter(each => each !== undefined),
  );
  deployments.forEach(({ id }) => pass.read.add(readKey(project, id)));
}

/** Somebody may have approved one since: that alone changes nothing about it. */
async function fetchBlocked(project: Project, pass: Pass): Promise<void> {
  const blocked = (await pass.api.Deployments.all(project.id, {
    status: 'blocked',
    perPage: 100,
    maxPages: 50,
  })) as Deployment[];
  const due = blocked.filter(({ id }) => !pass.read.has(readKey(project, id)));
  for (let at = 0; at < due.length; at += CHUNK) {
    pass.signal.throwIfAborted();
    await storeDeployments(due.slice(at, at + CHUNK), project, pass);
  }
}

/** The deployments of a project that changed since the last run, or are blocked. */
export async function fetchDeployments(
  project: Project,
  pass: Pass,
): Promise<void> {
  const stream = await UpdatedStream.open<Deployment>(pass.context.memory, {
    key: `projects/${project.id}/deployments`,
    since: pass.since,
    ask: async query =>
      (await pass.api.Deployments.all(project.id, query)) as Deployment[],
    store: fresh => storeDeployments(fresh, project, pass),
  });
  await stream.read();
  await fetchBlocked(project, pass);
}

/** One deployment, whose number a webhook told. */
export async function fetchDeployment(
  id: number,
  project: Project,
  pass: Pass,
): Promise<void> {
  await storeDeployments([{ id }], project, pass);
}
