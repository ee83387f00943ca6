import { ReplayAnswer, ReplayHandler, ReplayRoute } from '../replay';
import { JiraSite } from './JiraSite';
import {
  commentsOf,
  historiesOf,
  inTurn,
  numberIn,
  pageOf,
  writtenIssue,
} from './pages';
import { searchRoutes } from './searchRoutes';
import { SiteIssue } from './types';

const missing = (message: string): ReplayAnswer => ({
  status: 404,
  body: { errorMessages: [message], errors: {} },
});

const noIssue = missing(
  'Issue does not exist or you do not have permission to see it.',
);

/** Answers about one issue, by whatever names it. */
const ofIssue =
  (
    site: JiraSite,
    answer: (
      found: NonNullable<ReturnType<JiraSite['find']>>,
      request: Parameters<ReplayHandler>[0],
    ) => ReplayAnswer,
  ): ReplayHandler =>
  request => {
    const found = site.find(request.params.issue);
    return found ? answer(found, request) : noIssue;
  };

function issueRoutes(site: JiraSite, api: string): ReplayRoute[] {
  const list = (
    member: string,
    of: (issue: SiteIssue) => readonly unknown[],
  ): ReplayHandler =>
    ofIssue(site, ({ issue }, request) => pageOf(request, member, of(issue)));
  const { deployment } = site;
  return [
    {
      path: `${api}/issue/:issue`,
      handle: ofIssue(site, ({ issue }, request) => ({
        body: writtenIssue(issue, request, { deployment, inSearch: false }),
      })),
    },
    {
      path: `${api}/issue/:issue/comment`,
      handle: list('comments', commentsOf),
    },
    {
      path: `${api}/issue/:issue/remotelink`,
      handle: ofIssue(site, ({ remoteLinks = [] }) => ({ body: remoteLinks })),
    },
    ...(deployment === 'cloud'
      ? [
          {
            path: `${api}/issue/:issue/changelog`,
            handle: list('values', issue => inTurn(historiesOf(issue))),
          },
        ]
      : []),
  ];
}

function approvalRoute(site: JiraSite): ReplayRoute {
  return {
    path: '/rest/servicedeskapi/request/:issue/approval',
    handle: ofIssue(site, ({ approvals }, request) => {
      if (!approvals) {
        return missing('The customer request does not exist.');
      }
      const start = numberIn(request, 'start', 0);
      const limit = numberIn(request, 'limit', 50);
      const values = approvals.slice(start, start + limit);
      const isLastPage = start + limit >= approvals.length;
      return {
        body: { size: values.length, start, limit, isLastPage, values },
      };
    }),
  };
}

function projectRoutes(site: JiraSite, api: string): ReplayRoute[] {
  const all = () => site.projects().map(key => ({ id: key, key, name: key }));
  const listing: ReplayRoute =
    site.deployment === 'cloud'
      ? {
          path: `${api}/project/search`,
          handle: request => pageOf(request, 'values', all()),
        }
      : { path: `${api}/project`, handle: () => ({ body: all() }) };
  return [
    listing,
    {
      path: `${api}/project/:key`,
      handle: ({ params }) => {
        const found = all().find(({ key }) => key === params.key);
        return found
          ? { body: found }
          : missing(`No project could be found with key '${params.key}'.`);
      },
    },
  ];
}

/** Everything that is asked of a site. */
export function siteRoutes(site: JiraSite): ReplayRoute[] {
  const api = site.deployment === 'cloud' ? '/rest/api/3' : '/rest/api/2';
  return [
    {
      path: `${api}/myself`,
      handle: () => ({
        body: {
          displayName: 'Delivery',
          active: true,
          timeZone: site.timeZone,
        },
      }),
    },
    { path: `${api}/status`, handle: () => ({ body: site.statuses() }) },
    ...searchRoutes(site, api),
    ...projectRoutes(site, api),
    ...issueRoutes(site, api),
    approvalRoute(site),
  ];
}
