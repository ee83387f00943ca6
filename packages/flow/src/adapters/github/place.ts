import { AdapterContext } from '../context';
import { isRecord, recordIn, textIn, Values } from '../reading';

/** Where something happened: the host, and the repository as `<owner>/<name>`. */
export interface Place {
  source: string;
  repository: string;
}

interface Address {
  host: string;
  repository?: string;
}

/** Web pages of a host that are not under a repository. */
const NOT_AN_OWNER = new Set([
  'orgs',
  'users',
  'apps',
  'enterprises',
  'organizations',
  'teams',
]);

/**
 * Reads host and repository out of an address, of the API or of a page.
 *
 * `https://api.github.com/repos/o/r/…`, `https://ghe.example.com/api/v3/repos/o/r/…`,
 * `https://github.com/o/r/…`.
 */
export function addressIn(url: string | undefined): Address | undefined {
  const parts = /^https?:\/\/([^/?#]+)([^?#]*)/.exec(url ?? '');
  if (!parts) {
    return undefined;
  }
  const host = parts[1].toLowerCase().replace(/^api\./, '');
  const path = parts[2].replace(/^\/api\/v3(?=\/)/, '');
  const api = /^\/repos\/([^/]+\/[^/]+)/.exec(path);
  if (api) {
    return { host, repository: api[1] };
  }
  const page = /^\/([^/]+)\/([^/]+)/.exec(path);
  const isApi = parts[2] !== path || parts[1].startsWith('api.');
  return page && !isApi && !NOT_AN_OWNER.has(page[1])
    ? { host, repository: `${page[1]}/${page[2]}` }
    : { host };
}

const addressFields = [
  'html_url',
  'url',
  'pull_request_url',
  'issue_url',
  'deployment_url',
  'repository_url',
];

function addressesOf(values: Values): Address[] {
  return addressFields
    .map(field => addressIn(textIn(values, field)))
    .filter(address => address !== undefined);
}

/** `repos/o/r/…` in the path that a payload was read from. */
const hinted = (pathHint: string | undefined) =>
  /(?:^|\/)repos\/([^/{}]+\/[^/{}]+)\//.exec(pathHint ?? '')?.[1];

/** An object, and whatever else in its payload may name the repository. */
export function placeOf(
  values: Values,
  repository: unknown,
  context: AdapterContext,
): Place | undefined {
  const named = [
    repository,
    values.repository,
    recordIn(values, 'base').repo,
  ].find(
    (each): each is Values =>
      isRecord(each) && Boolean(textIn(each, 'full_name')),
  );
  const addresses = [
    ...addressesOf(values),
    ...(named ? addressesOf(named) : []),
  ];
  // `<vendor>:<host>`: gate rules match the part before the colon.
  const source = `github:${addresses[0]?.host ?? 'github.com'}`;
  const name =
    (named && textIn(named, 'full_name')) ??
    addresses.find(address => address.repository)?.repository ??
    hinted(context.pathHint);
  return name
    ? {
        source: addresses[0] ? source : context.source ?? source,
        repository: name.slice(0, 300),
      }
    : undefined;
}
