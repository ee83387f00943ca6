import { AdapterContext } from '../context';
import { isRecord, recordIn, textIn, Values } from '../reading';
import { hintOf } from './hint';

/** Where something happened: the host, and the project with its groups. */
export interface Place {
  source: string;
  repository: string;
}

interface Page {
  host: string;
  repository: string;
}

/** What begins below a project in the address of a page. */
const BELOW =
  /\/(?:-|merge_requests|pipelines|jobs|builds|commits?|issues|tags|environments|releases)\/.*$/;

/** Reads a page below a project, or the project's own: `https://host/group/project/-/jobs/1`. */
function pageIn(url: string | undefined): Page | undefined {
  const [, host, path] =
    /^https?:\/\/([^/?#]{1,255})\/([^?#]{1,1000})/.exec(url ?? '') ?? [];
  const repository = path?.replace(BELOW, '').replace(/\/+$/, '');
  return repository?.includes('/')
    ? { host: host.toLowerCase(), repository: repository.slice(0, 600) }
    : undefined;
}

/** Objects of an answer that have a page below the project. */
function pagesOf(values: Values): Page[] {
  const deployable = recordIn(values, 'deployable');
  const own = [
    values,
    deployable,
    recordIn(deployable, 'pipeline'),
    recordIn(deployable, 'commit'),
    recordIn(values, 'merge_request'),
    recordIn(values, 'pipeline'),
  ].map(each => textIn(each, 'web_url'));
  const project = textIn(recordIn(values, 'project'), 'web_url');
  const homepage = textIn(recordIn(values, 'repository'), 'homepage');
  return [...own, project, homepage]
    .map(pageIn)
    .filter(page => page !== undefined);
}

/** The project as the payload itself writes it. */
function named(values: Values): string | undefined {
  const full = textIn(recordIn(values, 'references'), 'full');
  return (
    textIn(recordIn(values, 'project'), 'path_with_namespace') ??
    /^(.+)[!#]\d+$/.exec(full ?? '')?.[1]
  )?.slice(0, 600);
}

/**
 * Where some objects are that belong together; undefined where none of them,
 * nor the path they were read from, says in which project.
 */
export function placeOf(
  objects: readonly unknown[],
  context: AdapterContext,
): Place | undefined {
  const records = objects.filter(isRecord);
  const pages = records.flatMap(pagesOf);
  const repository =
    hintOf(context.pathHint).repository ??
    records.map(named).find(name => name !== undefined) ??
    pages[0]?.repository;
  const told = context.source?.startsWith('gitlab:')
    ? context.source
    : undefined;
  return repository
    ? { source: told ?? `gitlab:${pages[0]?.host ?? 'gitlab.com'}`, repository }
    : undefined;
}
