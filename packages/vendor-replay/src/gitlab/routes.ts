import { ReplayAnswer, ReplayRequest, ReplayRoute } from '../replay';
import {
  GitLabInstance,
  GitLabObject,
  GitLabPipeline,
  GitLabProject,
} from './GitLabInstance';
import { answerGraphql } from './graphql';
import { keysetPageOf, ordered, pageOf } from './pages';

const notFound = (what: string): ReplayAnswer => ({
  status: 404,
  body: { message: `404 ${what} Not Found` },
});

const single = (value: unknown, what: string): ReplayAnswer =>
  value === undefined ? notFound(what) : { body: value };

const without = (object: GitLabObject, ...fields: string[]) =>
  Object.fromEntries(
    Object.entries(object).filter(([field]) => !fields.includes(field)),
  );

/** Lists do not say who started a pipeline, nor when it ran. */
const listedPipeline = (pipeline: GitLabObject) =>
  without(
    pipeline,
    ...['user', 'started_at', 'finished_at', 'duration', 'queued_duration'],
  );

/** Lists do not tell approvals. */
const listedDeployment = (deployment: GitLabObject) =>
  without(
    deployment,
    ...['approvals', 'approval_summary', 'pending_approval_count'],
  );

type Handle = (held: GitLabProject, request: ReplayRequest) => ReplayAnswer;

/** Merge requests, their notes, commits and rules; merge trains. */
const changeRoutes: Readonly<Record<string, Handle>> = {
  merge_requests: ({ changes }, request) => {
    const state = request.query.get('state') ?? 'all';
    const all = [...changes.values()]
      .map(({ merge_request: change }) => change)
      .filter(change => state === 'all' || change.state === state);
    return pageOf(ordered(all, request), request);
  },
  'merge_requests/:number': ({ changes }, { params }) =>
    single(changes.get(Number(params.number))?.merge_request, 'Merge request'),
  'merge_requests/:number/notes': ({ changes }, request) => {
    const found = changes.get(Number(request.params.number));
    return found
      ? pageOf(ordered(found.notes, request), request)
      : notFound('Merge request');
  },
  'merge_requests/:number/commits': ({ changes }, request) =>
    pageOf(changes.get(Number(request.params.number))?.commits ?? [], request),
  'merge_requests/:number/approval_state': ({ changes }, { params }) =>
    single(changes.get(Number(params.number))?.approval_state, 'Merge request'),
  merge_trains: ({ cars }, request) => pageOf(ordered(cars, request), request),
};

/** What only GraphQL tells of a job is left out. */
const jobsOf = (jobs: readonly GitLabObject[], { query }: ReplayRequest) => {
  const isRetried = query.get('include_retried') === 'true';
  const repeated = (job: GitLabObject) =>
    jobs.some(({ name, id }) => name === job.name && id > job.id);
  return jobs
    .filter(job => isRetried || !repeated(job))
    .map(job => without(job, 'when'))
    .reverse();
};

const pipelineIn = ({ pipelines }: GitLabProject, { params }: ReplayRequest) =>
  pipelines.get(Number(params.pipeline));

const jobsRoute =
  (member: keyof Pick<GitLabPipeline, 'jobs' | 'bridges'>): Handle =>
  (held, request) => {
    const found = pipelineIn(held, request);
    return found
      ? pageOf(jobsOf(found[member], request), request)
      : notFound('Pipeline');
  };

/** Pipelines with their jobs, and deployments. */
const pipelineRoutes: Readonly<Record<string, Handle>> = {
  pipelines: ({ pipelines }, request) => {
    const source = request.query.get('source');
    const isRunning = request.query.get('scope') === 'running';
    const all = [...pipelines.values()]
      .map(({ pipeline }) => pipeline)
      .filter(each =>
        source ? each.source === source : each.source !== 'parent_pipeline',
      )
      .filter(each => !isRunning || each.status === 'running');
    return pageOf(ordered(all, request).map(listedPipeline), request);
  },
  'pipelines/:pipeline': (held, request) =>
    single(pipelineIn(held, request)?.pipeline, 'Pipeline'),
  'pipelines/:pipeline/jobs': jobsRoute('jobs'),
  'pipelines/:pipeline/bridges': jobsRoute('bridges'),
  deployments: ({ deployments }, request) => {
    const status = request.query.get('status');
    const all = [...deployments.values()].filter(
      each => !status || each.status === status,
    );
    return pageOf(ordered(all, request).map(listedDeployment), request);
  },
  'deployments/:deployment': ({ deployments }, { params }) =>
    single(deployments.get(Number(params.deployment)), 'Deployment'),
};

/** Every address that an instance answers at. */
export function gitLabRoutes(instance: GitLabInstance): ReplayRoute[] {
  const api = `${instance.root}/api/v4`;
  const within = Object.entries({ ...changeRoutes, ...pipelineRoutes }).map(
    ([path, handle]): ReplayRoute => ({
      path: `${api}/projects/:project/${path}`,
      handle: request => {
        const held = instance.find(request.params.project);
        return held ? handle(held, request) : notFound('Project');
      },
    }),
  );
  const graphql = (method: string): ReplayRoute => ({
    method,
    path: `${instance.root}/api/graphql`,
    handle: request => answerGraphql(instance, request),
  });
  return [
    {
      path: `${api}/projects`,
      handle: request =>
        keysetPageOf(
          instance.projects.map(({ project }) => project),
          request,
        ),
    },
    {
      path: `${api}/projects/:project`,
      handle: ({ params }) =>
        single(instance.find(params.project)?.project, 'Project'),
    },
    ...within,
    graphql('GET'),
    graphql('POST'),
  ];
}
