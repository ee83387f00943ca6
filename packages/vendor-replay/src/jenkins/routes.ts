import { ReplayAnswer, ReplayRequest, ReplayRoute } from '../replay';
import { JenkinsAccess, notFound } from './access';
import { JenkinsController, JenkinsObject } from './JenkinsController';
import { itemObject, rootObject } from './objects';
import { pruned, Tree, treeOf } from './tree';

/** What the API tells of a job or of Jenkins, where nobody says what is wanted. */
const DEFAULT_TREE =
  'name,fullName,url,jobs[name,url],builds[number,url],lastBuild[number,url],nextBuildNumber';

/** Runs that the stage view tells of; there are no pages. */
const LATEST_RUNS = 10;

const answer = (body: unknown): ReplayAnswer => ({
  headers: {
    'content-type': 'application/json;charset=utf-8',
    'x-jenkins': '2.528.1',
  },
  body: JSON.stringify(body),
});

const asked = ({ query }: ReplayRequest, otherwise?: string) => {
  const text = query.get('tree') ?? otherwise;
  return text === undefined ? undefined : treeOf(text);
};

const wanted = (value: JenkinsObject, tree: Tree | undefined) =>
  answer(tree ? pruned(value, tree) : value);

/** Where a path leads: the job, and what is asked of it. */
function placeIn(path: string): { job: string; rest: string[] } {
  const segments = path.split('/').filter(Boolean);
  const names: string[] = [];
  while (segments[0] === 'job' && segments[1] !== undefined) {
    names.push(decodeURIComponent(segments[1]));
    segments.splice(0, 2);
  }
  return { job: names.join('/'), rest: segments };
}

/** What is asked of one build. */
function buildAnswer(
  held: JenkinsController,
  { job, rest }: { job: string; rest: string[] },
  request: ReplayRequest,
): ReplayAnswer {
  const [number, ...what] = rest;
  const found = held.buildOf(job, Number(number));
  if (!found) {
    return notFound();
  }
  const { build, describe, nodes = {} } = found;
  const node = /^execution\/node\/(\w+)\/wfapi\/describe$/.exec(what.join('/'));
  if (what.join('/') === 'api/json') {
    return wanted(build, asked(request));
  }
  if (what.join('/') === 'wfapi/describe' && describe) {
    return answer(describe);
  }
  return node && nodes[node[1]] ? answer(nodes[node[1]]) : notFound();
}

function itemAnswer(
  held: JenkinsController,
  access: JenkinsAccess,
  request: ReplayRequest,
): ReplayAnswer {
  const place = placeIn(request.url.pathname.slice(held.path.length));
  const { job, rest } = place;
  const what = rest.join('/');
  const refusal = access.refusalOf(job);
  if (refusal) {
    return refusal;
  }
  const item = held.items.get(job);
  if (!job && what === 'api/json') {
    return wanted(rootObject(held, access), asked(request, DEFAULT_TREE));
  }
  if (!item) {
    return notFound();
  }
  if (what === 'api/json') {
    const tree = asked(request, DEFAULT_TREE);
    return wanted(itemObject(held, access, item), tree);
  }
  if (what === 'wfapi/runs') {
    const runs = [...(item.builds?.entries() ?? [])]
      .sort(([one], [other]) => other - one)
      .flatMap(([, { describe }]) => describe ?? []);
    return answer(runs.slice(0, LATEST_RUNS));
  }
  return buildAnswer(held, place, request);
}

/** Every address that a controller answers at. */
export const jenkinsRoutes = (
  held: JenkinsController,
  access: JenkinsAccess,
): ReplayRoute[] => [
  {
    // Names are encoded twice where they hold a slash: paths are read here.
    path: `${held.path}/*rest`,
    handle: request => itemAnswer(held, access, request),
  },
];
