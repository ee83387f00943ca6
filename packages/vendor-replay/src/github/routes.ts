import { ReplayAnswer, ReplayRequest, ReplayRoute } from '../replay';
import { alertRoutes } from './alertRoutes';
import { GitHubHost, GitHubObject, GitHubRepository } from './GitHubHost';
import { Handle } from './Handle';
import { isCreatedIn, latestBy, pageOf } from './pages';

/** Runs that a search gives at most. */
const MOST_RUNS = 1_000;

const single = (body: unknown): ReplayAnswer | undefined =>
  body === undefined ? undefined : { body };

const numberIn = ({ params }: ReplayRequest) => Number(params.id);

const updated = latestBy('updated_at');
const created = latestBy('created_at');

/** Pull requests, and what automated checks say of commits. */
const codeRoutes: Record<string, Handle> = {
  '/pulls': ({ changes }, request) =>
    pageOf(
      [...changes.values()].map(({ pull }) => pull).sort(updated),
      request,
    ),
  '/pulls/:id': ({ changes }, request) =>
    single(changes.get(numberIn(request))?.pull),
  '/pulls/:id/commits': ({ changes }, request) =>
    pageOf(changes.get(numberIn(request))?.commits ?? [], request),
  '/issues/:id/timeline': ({ changes }, request) =>
    pageOf(changes.get(numberIn(request))?.timeline ?? [], request),
  '/commits/:id/check-runs': ({ checkRuns }, request) => {
    const all = checkRuns.get(request.params.id) ?? [];
    return pageOf(all, request, check_runs => ({
      total_count: all.length,
      check_runs,
    }));
  },
  '/code-scanning/analyses': ({ analyses, scansCode }, request) => {
    const ref = request.query.get('ref');
    const found = analyses.filter(each => !ref || each.ref === ref);
    return scansCode
      ? pageOf(found.sort(created), request)
      : { status: 404, body: { message: 'no analysis found' } };
  },
};

/** Workflow runs with their attempts, jobs and approvals. */
const actionRoutes: Record<string, Handle> = {
  '/actions/runs': ({ runs }, request) => {
    const found = [...runs.values()]
      .map(({ attempts }) => attempts[attempts.length - 1])
      .filter(run => isCreatedIn(run, request.query.get('created')))
      .sort(created);
    return pageOf(found.slice(0, MOST_RUNS), request, workflow_runs => ({
      total_count: found.length,
      workflow_runs,
    }));
  },
  '/actions/runs/:id': ({ runs }, request) =>
    single(runs.get(numberIn(request))?.attempts.at(-1)),
  '/actions/runs/:id/attempts/:attempt': ({ runs }, request) =>
    single(
      runs.get(numberIn(request))?.attempts[Number(request.params.attempt) - 1],
    ),
  '/actions/runs/:id/jobs': ({ runs }, request) => {
    const all = runs.get(numberIn(request))?.jobs ?? [];
    return pageOf(all, request, jobs => ({ total_count: all.length, jobs }));
  },
  '/actions/runs/:id/approvals': ({ runs }, request) =>
    single(runs.get(numberIn(request))?.approvals),
  '/actions/runs/:id/pending_deployments': ({ runs }, request) =>
    single(runs.get(numberIn(request))?.pending),
};

/** Deployments with what became of them. */
const deliveryRoutes: Record<string, Handle> = {
  '/deployments': ({ deployments }, request) =>
    pageOf(
      [...deployments.values()]
        .map(({ deployment }) => deployment)
        .sort(created),
      request,
    ),
  '/deployments/:id': ({ deployments }, request) =>
    single(deployments.get(numberIn(request))?.deployment),
  '/environments/:environment': ({ environments }, { params }) =>
    single(environments.get(params.environment)),
  '/deployments/:id/statuses': ({ deployments }, request) =>
    pageOf(deployments.get(numberIn(request))?.statuses ?? [], request),
};

/** A repository as its owner's list has it. */
const described = ({
  fullName,
  defaultBranch,
}: GitHubRepository): GitHubObject => ({
  full_name: fullName,
  default_branch: defaultBranch,
  archived: false,
});

/** A list of repositories, as an owner or an installation has it. */
function listed(host: GitHubHost, owner: string | undefined): GitHubObject[] {
  return host.repositories
    .filter(({ fullName }) => !owner || fullName.startsWith(`${owner}/`))
    .map(described);
}

/** Every address that a host answers at. */
export const gitHubRoutes = (host: GitHubHost): ReplayRoute[] => [
  {
    path: '/orgs/:owner/repos',
    handle: request => pageOf(listed(host, request.params.owner), request),
  },
  ...Object.entries<Handle>({
    '': repository => single(described(repository)),
    ...codeRoutes,
    ...alertRoutes,
    ...actionRoutes,
    ...deliveryRoutes,
  }).map(([path, handle]) => ({
    path: `/repos/:owner/:name${path}`,
    handle: (request: ReplayRequest) => {
      const { owner, name } = request.params;
      const repository = host.repository(`${owner}/${name}`);
      return repository && handle(repository, request);
    },
  })),
];
