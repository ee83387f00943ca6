import { ReplayAnswer, ReplayRequest } from '../replay';
import { GitHubAlertList, GitHubObject } from './GitHubHost';
import { Handle } from './Handle';
import { pageAfter, pageOf } from './pages';

/** What is answered where a list is switched off. */
const off: Record<GitHubAlertList, ReplayAnswer> = {
  'code-scanning': { status: 404, body: { message: 'no analysis found' } },
  dependabot: {
    status: 403,
    body: { message: 'Dependabot alerts are disabled for this repository.' },
  },
  'secret-scanning': {
    status: 404,
    body: { message: 'Secret scanning is disabled on this repository.' },
  },
};

/** Those of the state that is asked for, in the order that is asked for. */
function sorted(
  alerts: readonly GitHubObject[],
  { query }: ReplayRequest,
): GitHubObject[] {
  const state = query.get('state');
  const field = `${query.get('sort') ?? 'created'}_at`;
  const instantOf = (alert: GitHubObject) =>
    Date.parse(alert[field] ?? alert.created_at);
  const found = alerts
    .filter(each => !state || each.state === state)
    .sort(
      (one, other) =>
        instantOf(other) - instantOf(one) || other.number - one.number,
    );
  return query.get('direction') === 'asc' ? found.reverse() : found;
}

/** Secrets stand in the alerts as they do on servers that cannot hide them. */
const routesOf = (list: GitHubAlertList): Array<[string, Handle]> => [
  [
    `/${list}/alerts`,
    ({ alerts }, request) => {
      const all = alerts.get(list);
      if (!all) {
        return off[list];
      }
      // Dependabot's pages have cursors only.
      const page = list === 'dependabot' ? pageAfter : pageOf;
      return page(sorted(all, request), request);
    },
  ],
  [
    `/${list}/alerts/:id`,
    ({ alerts }, { params }) => {
      const all = alerts.get(list);
      const body = all?.find(({ number }) => number === Number(params.id));
      return all ? body && { body } : off[list];
    },
  ],
];

/** Alerts of the three lists, and each of them alone. */
export const alertRoutes: Record<string, Handle> = Object.fromEntries([
  ...routesOf('code-scanning'),
  ...routesOf('dependabot'),
  ...routesOf('secret-scanning'),
]);
