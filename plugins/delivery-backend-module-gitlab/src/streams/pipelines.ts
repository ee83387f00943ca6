import { Job, Pipeline, Project } from '../api/types';
import { nameOf } from '../selection';
import { heldJobs } from './heldJobs';
import { Pass } from './Pass';
import { UpdatedStream } from './UpdatedStream';

/** Most pages of one pipeline's jobs. */
const LISTED = { perPage: 100, maxPages: 50 } as const;
const CHUNK = 25;

const readKey = (project: Project, id: number) =>
  `${project.id}/pipelines/${id}`;

/** All jobs of a pipeline: the retried ones, and those that start another pipeline, too. */
export async function jobsOf(
  id: number,
  project: Project,
  pass: Pass,
): Promise<Job[]> {
  const { api } = pass;
  const what = `${nameOf(project)} jobs`;
  const [jobs, bridges] = await Promise.all([
    pass.optional(
      what,
      api.Jobs.all(project.id, {
        pipelineId: id,
        includeRetried: true,
        ...LISTED,
      }),
    ),
    // Pages are missing from its type.
    pass.optional(
      what,
      api.Jobs.allPipelineBridges(project.id, id, LISTED as object),
    ),
  ]);
  return [...(jobs ?? []), ...(bridges ?? [])];
}

/** A pipeline with its jobs, as the adapter reads it together; undefined where it is gone. */
async function pipelinePayload(
  { id }: Pick<Pipeline, 'id'>,
  project: Project,
  pass: Pass,
): Promise<object | undefined> {
  const pipeline = (await pass.optional(
    `${nameOf(project)} pipelines`,
    pass.api.Pipelines.show(project.id, id),
  )) as Pipeline | undefined;
  if (!pipeline) {
    return undefined;
  }
  const [held, jobs] = await Promise.all([
    heldJobs(pipeline, project, pass),
    jobsOf(id, project, pass),
  ]);
  return {
    pipeline,
    jobs: jobs.map(job => ({
      ...job,
      ...(held.has(job.id) && { when: held.get(job.id) }),
    })),
  };
}

async function storePipelines(
  pipelines: ReadonlyArray<Pick<Pipeline, 'id'>>,
  project: Project,
  pass: Pass,
): Promise<void> {
  const payloads = await Promise.all(
    pipelines.map(each => pipelinePayload(each, project, pass)),
  );
  await pass.store(
    project,
    payloads.filter(each => each !== undefined),
  );
  pipelines.forEach(({ id }) => pass.read.add(readKey(project, id)));
}

/** Lists leave out pipelines that others started, unless they are asked for. */
const kinds = [
  { key: 'pipelines', query: {} },
  { key: 'pipelines/children', query: { source: 'parent_pipeline' } },
] as const;

/** Their jobs end while they go on, and only their own status moves them. */
async function fetchRunning(
  project: Project,
  pass: Pass,
  query: object,
): Promise<void> {
  const running = (await pass.api.Pipelines.all(project.id, {
    ...query,
    scope: 'running',
    ...LISTED,
  })) as Pipeline[];
  const due = running.filter(({ id }) => !pass.read.has(readKey(project, id)));
  for (let at = 0; at < due.length; at += CHUNK) {
    pass.signal.throwIfAborted();
    await storePipelines(due.slice(at, at + CHUNK), project, pass);
  }
}

/** The pipelines of a project that changed since the last run, or still go on. */
export async function fetchPipelines(
  project: Project,
  pass: Pass,
): Promise<void> {
  for (const { key, query } of kinds) {
    const stream = await UpdatedStream.open<Pipeline>(pass.context.memory, {
      key: `projects/${project.id}/${key}`,
      since: pass.since,
      ask: async page =>
        (await pass.api.Pipelines.all(project.id, {
          ...query,
          ...page,
        })) as Pipeline[],
      store: fresh => storePipelines(fresh, project, pass),
    });
    await stream.read();
    await fetchRunning(project, pass, query);
  }
}

/** One pipeline, whose number a webhook told. */
export async function fetchPipeline(
  id: number,
  project: Project,
  pass: Pass,
): Promise<void> {
  await storePipelines([{ id }], project, pass);
}
