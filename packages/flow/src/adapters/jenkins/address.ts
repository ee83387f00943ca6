import { AdapterContext } from '../context';
import { recordIn, textIn, Values } from '../reading';

/** Where in a Jenkins something is, as far as an address or a path says it. */
export interface Address {
  /** Host, and the path that Jenkins itself is under: `ci.example.com/jenkins`. */
  site?: string;
  /** Full name of the job: `bank/ledger/main`. */
  job?: string;
  /** Number of the build. */
  number?: string;
  /** Id of the node of its flow. */
  node?: string;
}

/** Longest part of a key: several must fit into what the contract allows. */
const LONGEST_NAME = 500;

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const isNumber = (segment: string | undefined): segment is string =>
  segment !== undefined && /^\d{1,12}$/.test(segment);

/** `ci.example.com`, `localhost:8080`; not `describe.json`. */
const isHost = (segment: string) =>
  /^[\w-]+(\.[\w-]+)*:\d+$|^[\w-]+(\.[\w-]+)+$/.test(segment) &&
  !/\.(nd)?jsonl?(\.gz)?$/i.test(segment);

/** The path of Jenkins itself; views are only another way to the same job. */
const contextOf = (segments: readonly string[]): string => {
  const view = segments.indexOf('view');
  return segments
    .slice(0, view < 0 ? undefined : view)
    .map(segment => `/${segment}`)
    .join('');
};

/** Reads `job/bank/job/ledger/12/execution/node/9/…`. */
function belowJob(segments: readonly string[]): Omit<Address, 'site'> {
  const names: string[] = [];
  let at = 0;
  while (segments[at] === 'job' && segments[at + 1] !== undefined) {
    names.push(decoded(segments[at + 1]));
    at += 2;
  }
  const number = segments[at]?.replace(/\.json$/, '');
  return {
    job: names.join('/').slice(0, LONGEST_NAME) || undefined,
    number: isNumber(number) ? number : undefined,
    node: segments[at + 2] === 'node' ? segments[at + 3] : undefined,
  };
}

/**
 * Reads an address of the API or of a page: `https://ci.example.com/job/…`, or
 * `/jenkins/job/…` as the stage view writes its links.
 */
export function addressIn(address: string | undefined): Address {
  const [, host, path] =
    /^(?:https?:\/\/(?:[^/@?#]*@)?([^/?#]{1,255}))?\/?([^?#]*)/.exec(
      address ?? '',
    ) ?? [];
  const segments = (path ?? '').split('/').filter(Boolean);
  const first = segments.indexOf('job');
  const context = contextOf(segments.slice(0, first < 0 ? undefined : first));
  return {
    site: host && `${host.toLowerCase()}${first < 0 ? '' : context}`,
    ...(first < 0 ? {} : belowJob(segments.slice(first))),
  };
}

/** Reads `ledger/12/describe.json`: a path without `job/` in it. */
function shortHint(segments: readonly string[]): Address {
  const folders = segments.slice(0, -1);
  const isApi = (segment: string) => /^(wfapi|execution|api)$/.test(segment);
  const numbered = folders.findIndex((each, place) =>
    place > 0 ? isNumber(each) : false,
  );
  const end = numbered < 0 ? folders.findIndex(isApi) : numbered;
  const names = folders.slice(0, end < 0 ? undefined : end).map(decoded);
  return {
    job: names.join('/').slice(0, LONGEST_NAME) || undefined,
    number: numbered < 0 ? undefined : folders[numbered],
    node: folders[folders.indexOf('node') + 1 || Infinity],
  };
}

/** Where in a path the host is; a job may be called like one, but has a number below it. */
const hostAt = (segments: readonly string[]): number =>
  segments.findIndex(
    (segment, place) => isHost(segment) && !isNumber(segments[place + 1]),
  );

/**
 * Reads what the path of an exported file says:
 * `ci.example.com/job/ledger/12/wfapi/describe.json`, `ledger/12/describe.json`.
 */
export function hintIn(path: string | undefined): Address {
  const all = (path ?? '')
    .replace(/#.*/, '')
    .replace(/^https?:\/\//, '')
    .split(/[/\\]/)
    .filter(Boolean);
  const first = all.indexOf('job');
  const outside = first < 0 ? all.slice(0, -1) : all.slice(0, first);
  const host = hostAt(outside);
  // The folder of an export is no folder of Jenkins.
  const start = Math.max(host, outside[0] === 'jenkins' ? 0 : -1) + 1;
  const context = first < 0 ? '' : contextOf(outside.slice(host + 1));
  return {
    ...(host < 0 ? {} : { site: `${all[host].toLowerCase()}${context}` }),
    ...(first < 0 ? shortHint(all.slice(start)) : belowJob(all.slice(first))),
  };
}

/** The addresses that an object carries, its own first. */
function addressesOf(values: Values): Address[] {
  const links = recordIn(values, '_links');
  const own = ['url', 'proceedUrl', 'consoleUrl'].map(name =>
    textIn(values, name),
  );
  const self = textIn(recordIn(links, 'self'), 'href');
  return [...own, self].flatMap(text => (text ? [addressIn(text)] : []));
}

/** `#12`, which builds are called unless somebody names them otherwise. */
const numberNamed = (values: Values) => {
  const id = textIn(values, 'id');
  return isNumber(id) ? id : /^#(\d+)$/.exec(textIn(values, 'name') ?? '')?.[1];
};

/** All that objects about one build, and the path they were read from, say of it. */
export function addressOf(
  objects: readonly Values[],
  { pathHint }: AdapterContext,
): Address {
  const told = [...objects.flatMap(addressesOf), hintIn(pathHint)];
  const first = (name: keyof Address) =>
    told.map(each => each[name]).find(each => each !== undefined);
  return { site: first('site'), job: first('job'), number: first('number') };
}

/** The number that a run of a list has by itself. */
export function runNumberOf(run: Values): string | undefined {
  return (
    addressesOf(run).find(({ number }) => number)?.number ?? numberNamed(run)
  );
}
