import { ReplayAnswer, ReplayRequest, ReplayRoute } from '../replay';
import { AzureDevOpsOrganization } from './AzureDevOpsOrganization';
import { byInstant, countedPageOf, isWithin, listOf, pageOf } from './pages';

const notFound = (what: string): ReplayAnswer => ({
  status: 404,
  body: { message: `TF400000: ${what} does not exist.` },
});

const single = (value: unknown, what: string): ReplayAnswer =>
  value === undefined ? notFound(what) : { body: value };

/** Pull requests, their threads and their commits. */
function codeRoutes(held: AzureDevOpsOrganization): ReplayRoute[] {
  const org = `/${held.name}`;
  const repository = `${org}/:project/_apis/git/repositories/:repository`;
  const changeOf = ({ params }: ReplayRequest) =>
    held.changes.get(Number(params.number));
  return [
    {
      path: `${org}/_apis/git/repositories`,
      handle: () => listOf(held.repositories),
    },
    {
      path: `${org}/_apis/git/pullrequests/:number`,
      handle: request =>
        single(changeOf(request)?.pullRequest, 'The pull request'),
    },
    {
      path: `${org}/:project/_apis/git/repositories`,
      handle: ({ params }) => {
        const id = held.projectId(params.project);
        return id
          ? listOf(held.repositories.filter(each => each.project.id === id))
          : notFound(`The project ${params.project}`);
      },
    },
    {
      path: `${repository}/pullrequests`,
      handle: request => countedPageOf(changesOf(held, request), request),
    },
    {
      path: `${repository}/pullRequests/:number/threads`,
      handle: request => listOf(changeOf(request)?.threads ?? []),
    },
    {
      path: `${repository}/pullRequests/:number/commits`,
      handle: request => pageOf(changeOf(request)?.commits ?? [], request),
    },
  ];
}

/** The latest first, as the server lists them. */
function changesOf(held: AzureDevOpsOrganization, request: ReplayRequest) {
  const { params, query } = request;
  const status = query.get('searchCriteria.status') ?? 'active';
  const isClosed = query.get('searchCriteria.queryTimeRangeType') === 'closed';
  const field = isClosed ? 'closedDate' : 'creationDate';
  const minTime = query.get('searchCriteria.minTime');
  return [...held.changes.values()]
    .map(({ pullRequest }) => pullRequest)
    .filter(
      each =>
        each.repository.id === params.repository &&
        (status === 'all' || each.status === status) &&
        (!minTime ||
          isWithin(each[field], request, {
            min: 'searchCriteria.minTime',
            max: 'searchCriteria.maxTime',
          })),
    )
    .sort(byInstant(field))
    .reverse();
}

/** Builds with their timelines, approvals and checks. */
function pipelineRoutes(held: AzureDevOpsOrganization): ReplayRoute[] {
  const project = `/${held.name}/:project/_apis`;
  const runOf = ({ params }: ReplayRequest) =>
    held.runs.get(Number(params.build));
  const all = (member: 'approvals' | 'checkSuites') =>
    [...held.runs.values()].flatMap(run => run[member]);
  return [
    {
      path: `${project}/build/builds`,
      handle: request => pageOf(buildsOf(held, request), request),
    },
    {
      path: `${project}/build/builds/:build`,
      handle: request => single(runOf(request)?.build, 'The build'),
    },
    {
      path: `${project}/build/builds/:build/timeline`,
      handle: request => single(runOf(request)?.timelines[0], 'The timeline'),
    },
    {
      path: `${project}/build/builds/:build/timeline/:timeline`,
      handle: request =>
        single(
          runOf(request)?.timelines.find(
            ({ id }) => id === request.params.timeline,
          ),
          'The timeline',
        ),
    },
    {
      path: `${project}/pipelines/approvals`,
      handle: ({ query }) => {
        const ids = query.get('approvalIds')?.split(',') ?? [];
        return listOf(all('approvals').filter(({ id }) => ids.includes(id)));
      },
    },
    {
      path: `${project}/pipelines/checks/runs/:suite`,
      handle: ({ params }) =>
        single(
          all('checkSuites').find(({ id }) => id === params.suite),
          'The check suite',
        ),
    },
    {
      path: `${project}/pipelines/checks/configurations/:id`,
      handle: ({ params }) =>
        single(held.configurations.get(Number(params.id)), 'The check'),
    },
  ];
}

function buildsOf(held: AzureDevOpsOrganization, request: ReplayRequest) {
  const { params, query } = request;
  const project = held.projectId(params.project);
  const ids = query.get('buildIds')?.split(',');
  const statuses = query.get('statusFilter')?.split(',');
  const builds = [...held.runs.values()]
    .map(({ build }) => build)
    .filter(
      build =>
        build.project.id === project &&
        (!ids || ids.includes(String(build.id))) &&
        (!statuses || statuses.includes(build.status)),
    );
  if (query.get('queryOrder') !== 'finishTimeAscending') {
    return builds.sort(byInstant('queueTime')).reverse();
  }
  return builds
    .filter(({ finishTime }) =>
      isWithin(finishTime, request, { min: 'minTime', max: 'maxTime' }),
    )
    .sort(byInstant('finishTime'));
}

/** Environments, and classic releases. */
function deliveryRoutes(held: AzureDevOpsOrganization): ReplayRoute[] {
  const project = `/${held.name}/:project/_apis`;
  const environments = `${project}/distributedtask/environments`;
  return [
    {
      path: environments,
      handle: request => {
        const targets = held.targetsOf(request.params.project).values();
        return pageOf(
          [...targets].map(({ environment }) => environment),
          request,
        );
      },
    },
    {
      path: `${environments}/:id/environmentdeploymentrecords`,
      handle: request => {
        const { project: within, id } = request.params;
        const records = held.targetsOf(within).get(Number(id))?.records ?? [];
        const newestFirst = [...records].sort(
          (one, other) => other.id - one.id,
        );
        return pageOf(newestFirst, request, Number(request.query.get('top')));
      },
    },
    {
      path: `${project}/release/deployments`,
      handle: request =>
        pageOf(
          held.releaseDeployments.filter(
            ({ projectReference, lastModifiedOn }) =>
              projectReference.id === held.projectId(request.params.project) &&
              isWithin(lastModifiedOn, request, {
                min: 'minModifiedTime',
                max: 'maxModifiedTime',
              }),
          ),
          request,
        ),
    },
  ];
}

/** Every address that an organisation answers at. */
export const azureDevOpsRoutes = (
  held: AzureDevOpsOrganization,
): ReplayRoute[] => [
  ...codeRoutes(held),
  ...pipelineRoutes(held),
  ...deliveryRoutes(held),
];
