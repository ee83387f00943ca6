import { ReplayAnswer, ReplayRequest, ReplayRoute } from '../replay';
import { JiraSite } from './JiraSite';
import { numberIn, writtenIssue } from './pages';
import { SiteIssue } from './types';

const LARGEST = 100;

/** Where a page ended: what comes after it in the order, not how many were before. */
const tokenOf = ({ id, fields }: SiteIssue) =>
  Buffer.from(JSON.stringify([fields.updated, id])).toString('base64url');

function afterToken(all: readonly SiteIssue[], token: string): SiteIssue[] {
  const [updated, id] = JSON.parse(
    Buffer.from(token, 'base64url').toString('utf8'),
  );
  const place = all.findIndex(
    issue => issue.id === id && issue.fields.updated === updated,
  );
  return place >= 0
    ? all.slice(place + 1)
    : all.filter(
        ({ fields }) => Date.parse(fields.updated) >= Date.parse(updated),
      );
}

const mostOf = (request: ReplayRequest) =>
  Math.min(numberIn(request, 'maxResults', 50), LARGEST);

/** Cloud: pages by token, and no word about how many there are. */
function byToken(
  all: readonly SiteIssue[],
  request: ReplayRequest,
): { page: SiteIssue[]; more: object } {
  const token = request.query.get('nextPageToken');
  const left = token ? afterToken(all, token) : all;
  const page = left.slice(0, mostOf(request));
  const isLast = page.length === left.length;
  return {
    page,
    more: {
      isLast,
      ...(!isLast && { nextPageToken: tokenOf(page[page.length - 1]) }),
    },
  };
}

/** Data Center: pages by place, which moves when something changes. */
function byPlace(
  all: readonly SiteIssue[],
  request: ReplayRequest,
): { page: SiteIssue[]; more: object } {
  const startAt = numberIn(request, 'startAt', 0);
  const maxResults = mostOf(request);
  return {
    page: all.slice(startAt, startAt + maxResults),
    more: { startAt, maxResults, total: all.length },
  };
}

/** Search, as each deployment has it; the other one's is gone. */
export function searchRoutes(site: JiraSite, api: string): ReplayRoute[] {
  const { deployment } = site;
  const isCloud = deployment === 'cloud';
  const search = (request: ReplayRequest): ReplayAnswer => {
    try {
      const all = site.search(request.query.get('jql') ?? '');
      const { page, more } = (isCloud ? byToken : byPlace)(all, request);
      const issues = page.map(issue =>
        writtenIssue(issue, request, { deployment, inSearch: true }),
      );
      return { body: { ...more, issues } };
    } catch (error) {
      const errorMessages = [(error as Error).message];
      return { status: 400, body: { errorMessages, errors: {} } };
    }
  };
  return isCloud
    ? [
        { path: `${api}/search/jql`, handle: search },
        {
          path: `${api}/search`,
          handle: () => ({
            status: 410,
            body: { errorMessages: ['The requested API has been removed.'] },
          }),
        },
      ]
    : [{ path: `${api}/search`, handle: search }];
}
