import { AdapterContext } from '../context';
import { recordIn, textIn, Values } from '../reading';

/** Source of what names no server. */
const CLOUD = 'azure-devops:dev.azure.com';

/** Part of an address that begins what is below an organisation or project. */
const AREA = /^_/;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** An address of the API or of a page, taken apart. */
export interface Address {
  /** `azure-devops:<host>/<organisation>`. */
  source: string;
  /** Name or id of the project, where the address has one. */
  project?: string;
  /** What follows: `_git/ledger`, `_apis/build/Builds/12`. */
  rest: string;
}

/**
 * How many leading segments are the organisation (or collection).
 *
 * The cloud has one. A server of one's own has its collection, often below
 * the virtual directory `tfs`.
 */
function depthOf(host: string, path: readonly string[]): number {
  if (host.endsWith('.visualstudio.com')) {
    return 0;
  }
  return path[0] === 'tfs' ? 2 : 1;
}

/** The same organisation answers under several hosts; facts know one. */
function sourceOf(host: string, organisation: readonly string[]): string {
  const legacy = /^([^.]+)\.(?:[a-z]+\.)?visualstudio\.com$/.exec(host)?.[1];
  return legacy
    ? `${CLOUD}/${legacy}`
    : `azure-devops:${[
        host.replace(/^[a-z]+\.dev\.azure\.com$/, 'dev.azure.com'),
        ...organisation,
      ].join('/')}`;
}

/**
 * Reads an address: `https://dev.azure.com/<org>/<project>/_git/<repository>`,
 * `https://vsrm.dev.azure.com/<org>/…`, `https://<org>.visualstudio.com/…`,
 * `https://<server>/tfs/<collection>/…`.
 */
export function addressIn(url: string | undefined): Address | undefined {
  const parts = /^https?:\/\/(?:[^/@?#]*@)?([^/?#]{1,255})([^?#]*)/.exec(
    url ?? '',
  );
  if (!parts) {
    return undefined;
  }
  const host = parts[1].toLowerCase();
  const segments = parts[2].split('/').filter(Boolean).map(decoded);
  const depth = depthOf(host, segments);
  const area = segments.findIndex(segment => AREA.test(segment));
  if (area < depth) {
    return undefined;
  }
  return {
    source: sourceOf(host, segments.slice(0, depth)),
    project: area > depth ? segments[depth] : undefined,
    rest: segments.slice(area).join('/'),
  };
}

/** A project is named in some addresses, and numbered in others. */
export const isName = (project: string | undefined): project is string =>
  project !== undefined && !GUID.test(project);

const links = ['self', 'web', 'pipeline.web', 'pipeline'];

/** The addresses that an object carries, its own first. */
export function addressesOf(values: Values): Address[] {
  const own = ['url', 'remoteUrl', 'webUrl', 'reviewerUrl'].map(field =>
    textIn(values, field),
  );
  const linked = links.map(link =>
    textIn(recordIn(recordIn(values, '_links'), link), 'href'),
  );
  return [...own, ...linked]
    .map(addressIn)
    .filter(address => address !== undefined);
}

/**
 * The organisation that facts come from: what the reader was told, otherwise
 * what the first address of some objects says.
 */
export function organisationOf(
  objects: readonly Values[],
  { source }: AdapterContext,
): string {
  return source?.startsWith('azure-devops:')
    ? source
    : objects.flatMap(addressesOf)[0]?.source ?? CLOUD;
}
